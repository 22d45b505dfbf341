import type { BrokenRule, RuleName, RuleSeverity } from '@akkoord/contracts';
import { annualSupplementWaits } from './annual-supplement-waits.rule.js';
import { approverAuthorised } from './approver-authorised.rule.js';
import { kindNotBlocked } from './kind-not-blocked.rule.js';
import { oneAcceptedReturn } from './one-accepted-return.rule.js';
import { oneOpenFiling } from './one-open-filing.rule.js';
import type { Rule, RuleState } from './rule.js';
import { supersedesPending } from './supersedes-pending.rule.js';
import { supplementCorrectsReturn } from './supplement-corrects-return.rule.js';

/** Rules about letting a filing in, in the order in which a person should hear of them. */
export const FILING_RULES: readonly Rule[] = [
  kindNotBlocked,
  annualSupplementWaits,
  supersedesPending,
  oneAcceptedReturn,
  oneOpenFiling,
  supplementCorrectsReturn,
];

/** All rules, as an office sees them. */
export const ALL_RULES: readonly Omit<Rule, 'check'>[] = [...FILING_RULES, approverAuthorised];

/** How an office has its rules; what is absent is as delivered. */
export interface RuleSettings {
  readonly severities: Readonly<Partial<Record<RuleName, RuleSeverity>>>;
}

/** What the rules say of a filing; without refusals it is let in. */
export interface Verdict {
  readonly refusals: readonly BrokenRule[];
  readonly warnings: readonly BrokenRule[];
}

/** How a rule is set: a fixed one stays as delivered, whatever the settings say. */
export const severityOf = (rule: Omit<Rule, 'check'>, { severities }: RuleSettings): RuleSeverity =>
  rule.isSwitchable ? (severities[rule.name] ?? rule.defaultSeverity) : rule.defaultSeverity;

/** Puts a filing to all rules, each as the office set it. */
export function judge(state: RuleState, settings: RuleSettings): Verdict {
  const found = FILING_RULES.flatMap((rule) => {
    const severity = severityOf(rule, settings);
    const result = severity === 'off' ? undefined : rule.check(state);
    return result ? [{ severity, result }] : [];
  });
  const withSeverity = (wanted: RuleSeverity): BrokenRule[] =>
    found.filter(({ severity }) => severity === wanted).map(({ result }) => result);
  return { refusals: withSeverity('refuse'), warnings: withSeverity('warn') };
}
