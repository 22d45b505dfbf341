import type { BrokenRule, FilingFacts } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { judge } from './rules.js';
import { loadFilings, loadRuleSettings } from './rules.repository.js';

/**
 * What the rules of the office refuse about a rejected filing that somebody puts back: meanwhile another may have come for the same
 * period. Read it after the turn of the organisation was taken. The first broken rule, or nothing.
 */
export async function inTheWayOfRepair(
  tx: Transaction,
  organisationId: string,
  { kind, period, returnFiledElsewhere = false }: FilingFacts,
): Promise<BrokenRule | undefined> {
  const settings = await loadRuleSettings(tx);
  const filings = await loadFilings(tx, [{ organisationId, kind, period }]);
  const newcomer = { kind, period, returnFiledElsewhere };
  const state = { newcomer, filings: filings.get(organisationId) ?? [], isKindBlocked: false };
  return judge(state, settings).refusals[0];
}
