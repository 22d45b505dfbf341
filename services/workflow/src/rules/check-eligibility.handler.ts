import { CheckEligibility, type EligibilityChecked } from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { judge } from './rules.js';
import { loadFilings, loadRuleSettings } from './rules.repository.js';

/** Tells whether a filing would be let in now, before anybody makes it. Takes no turn: the answer holds for this moment only. */
@Controller()
export class CheckEligibilityHandler {
  constructor(private readonly database: Database) {}

  @OnRequest(CheckEligibility)
  async check(@Payload() { tenant, data }: ReceivedRequest<CheckEligibility>): Promise<EligibilityChecked> {
    const { organisationId, kind, period, returnFiledElsewhere, supersedes, isKindBlocked } = data;
    return this.database.inTenant(tenant, async (tx) => {
      const settings = await loadRuleSettings(tx);
      const filings = await loadFilings(tx, [{ organisationId, kind, period, supersedes }]);
      const newcomer = { kind, period, returnFiledElsewhere, ...(supersedes === undefined ? {} : { supersedes }) };
      const state = { newcomer, filings: filings.get(organisationId) ?? [], isKindBlocked };
      const { refusals, warnings } = judge(state, settings);
      return { refusals: [...refusals], warnings: [...warnings] };
    });
  }
}
