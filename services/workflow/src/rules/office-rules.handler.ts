import { ListRules, SwitchRule, type RuleList, type RuleName } from '@akkoord/contracts';
import { OnRequest, type ReceivedRequest } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { Refusal } from '@akkoord/service-kit';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { appendAudit } from '../audit/audit-trail.js';
import { RULE_REFUSALS } from './rules.errors.js';
import { ALL_RULES, severityOf, type RuleSettings } from './rules.js';
import { loadRuleSettings, storeRule } from './rules.repository.js';

/** The rules as an office has them. */
@Controller()
export class OfficeRulesHandler {
  constructor(private readonly database: Database) {}

  @OnRequest(ListRules)
  async list(@Payload() { tenant, data }: ReceivedRequest<ListRules>): Promise<RuleList> {
    return this.database.inTenant(tenant, async (tx) => ruleList(await loadRuleSettings(tx), data.rule));
  }

  /** Throws Refusal RULE_FIXED for a rule that holds for every office. A repeat changes nothing. */
  @OnRequest(SwitchRule)
  async switch(@Payload() { tenant, data }: ReceivedRequest<SwitchRule>): Promise<RuleList> {
    const { rule, severity } = data;
    if (!ALL_RULES.some(({ name, isSwitchable }) => name === rule && isSwitchable)) throw fixed();
    const at = new Date().toISOString();
    return this.database.inTenant(tenant, async (tx) => {
      const before = await loadRuleSettings(tx);
      if (before.severities[rule] !== severity) {
        await storeRule(tx, rule, severity, at);
        await appendAudit(tx, [{ kind: 'rule-switched', at, rule, severity }]);
      }
      return ruleList(await loadRuleSettings(tx), rule);
    });
  }
}

function fixed(): Refusal {
  const { httpStatus: status, messages } = RULE_REFUSALS.RULE_FIXED;
  return new Refusal('RULE_FIXED', { ...messages, status });
}

const ruleList = (settings: RuleSettings, only?: RuleName): RuleList => ({
  rules: ALL_RULES.filter(({ name }) => only === undefined || name === only).map((rule) => ({
    rule: rule.name,
    severity: severityOf(rule, settings),
    defaultSeverity: rule.defaultSeverity,
    isSwitchable: rule.isSwitchable,
    ...rule.asks,
  })),
});
