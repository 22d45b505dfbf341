import type { BlockingFiling, BrokenRule, FilingPeriod, MessageKind, RuleName, RuleSeverity } from '@akkoord/contracts';
import { nameFilings } from './name-filings.js';
import { RULE_REFUSALS, type BrokenRuleCode } from './rules.errors.js';
import { moverOf, type StandingFiling } from './standing-filing.js';

/** A filing that asks to be let in. */
export interface Newcomer {
  /** Absent when somebody only asks whether it would be let in. */
  readonly filingId?: string;
  readonly kind: MessageKind;
  readonly period: FilingPeriod;
  /** Supplement: the sender states that the return was filed another way. */
  readonly returnFiledElsewhere: boolean;
  /** The filing it takes the place of. */
  readonly supersedes?: string;
  /** Whether another took its place before it arrived. */
  readonly isSuperseded?: boolean;
}

/** All that a rule about a filing may look at. */
export interface RuleState {
  readonly newcomer: Newcomer;
  /** The other filings of the organisation, as far as they can matter. */
  readonly filings: readonly StandingFiling[];
  /** Whether the office blocked this kind of message. */
  readonly isKindBlocked: boolean;
}

/** A rule with a name. `check` gives what is broken, or nothing; it is pure. */
export interface Rule<State = RuleState, Broken = BrokenRule> {
  readonly name: RuleName;
  /** What it asks, for who switches it. */
  readonly asks: { readonly nl: string; readonly en: string };
  /** Holds until the office sets another. */
  readonly defaultSeverity: RuleSeverity;
  /** Whether an office may switch it. */
  readonly isSwitchable: boolean;
  check(state: State): Broken | undefined;
}

/** More filings than this help nobody. */
const NAMED_AT_MOST = 20;

/** A broken rule in words, with the filings in the way. */
export function broken(rule: RuleName, code: BrokenRuleCode, inTheWay: readonly StandingFiling[] = []): BrokenRule {
  const { messages, advice } = RULE_REFUSALS[code];
  const named = nameFilings(inTheWay);
  return {
    rule,
    code,
    messageNl: [messages.nl, ...named.nl].join(' '),
    messageEn: [messages.en, ...named.en].join(' '),
    adviceNl: advice.nl,
    adviceEn: advice.en,
    blockedBy: inTheWay.slice(0, NAMED_AT_MOST).map(blockingFiling),
  };
}

const blockingFiling = (filing: StandingFiling): BlockingFiling => ({
  filingId: filing.filingId,
  clientEnvironmentId: filing.clientEnvironmentId,
  reference: filing.reference,
  kind: filing.kind,
  period: { start: filing.period.start, end: filing.period.end },
  status: filing.status,
  since: filing.since,
  movableBy: moverOf(filing.status),
});
