import type { FilingFacts, FilingStatus } from '@akkoord/contracts';
import type { Newcomer } from './rule.js';
import { judge, type RuleSettings, type Verdict } from './rules.js';
import type { StandingFiling } from './standing-filing.js';

/** A filing of an organisation that asks to be let in. */
export interface Arrival {
  readonly filingId: string;
  readonly organisationId: string;
  readonly facts: FilingFacts;
}

/** What letting in is judged by. */
export interface Circumstances {
  /** Filings already let in, per organisation. */
  readonly filings: ReadonlyMap<string, readonly StandingFiling[]>;
  /** Arrivals whose place another took before they came, with the filing that has it. */
  readonly superseded?: ReadonlyMap<string, string>;
  readonly settings: RuleSettings;
  /** Where a filing stands once it is let in. */
  readonly letInAt: (arrival: Arrival) => FilingStatus;
  /** Instant, ISO 8601. */
  readonly now: string;
}

/** Judges arrivals one after the other, so that each is in the way of those behind it; gives a verdict per filing. */
export function judgeNewcomers(
  arrivals: readonly Arrival[],
  { filings, superseded, settings, letInAt, now }: Circumstances,
): ReadonlyMap<string, Verdict> {
  const standing = new Map([...filings].map(([organisationId, list]) => [organisationId, [...list]]));
  const verdicts = new Map<string, Verdict>();
  const taken = new Set(superseded?.keys());
  for (const arrival of arrivals) {
    const { filingId, organisationId, facts } = arrival;
    const others = standing.get(organisationId) ?? [];
    // A blocked kind never gets here: the connector keeps it on the desk (15).
    const state = {
      newcomer: newcomer(facts, filingId, taken.has(filingId)),
      filings: others,
      isKindBlocked: false,
    };
    const verdict = judge(state, settings);
    verdicts.set(filingId, verdict);
    if (verdict.refusals.length > 0) continue;
    if (facts.supersedes !== undefined) taken.add(facts.supersedes);
    standing.set(organisationId, [
      ...others.filter((other) => other.filingId !== facts.supersedes),
      standingFiling(filingId, facts, { status: letInAt(arrival), since: now, isUndoable: false }),
    ]);
  }
  return verdicts;
}

const newcomer = (
  { kind, period, returnFiledElsewhere = false, supersedes }: FilingFacts,
  filingId: string,
  isSuperseded = false,
): Newcomer => ({
  filingId,
  kind,
  period,
  returnFiledElsewhere,
  ...(supersedes === undefined ? {} : { supersedes }),
  ...(isSuperseded ? { isSuperseded } : {}),
});

/** A filing as the rules see it. */
export const standingFiling = (
  filingId: string,
  { clientEnvironmentId, externalMessageId: reference, kind, period, supersedes }: FilingFacts,
  stands: Pick<StandingFiling, 'status' | 'since' | 'isUndoable'>,
): StandingFiling => ({
  filingId,
  clientEnvironmentId,
  reference,
  kind,
  period,
  ...stands,
  ...(supersedes === undefined ? {} : { supersedes }),
});
