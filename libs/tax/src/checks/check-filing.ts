import { CHECKS } from './checks.js';
import { withDefaults, type Check, type CheckSurroundings } from './check.js';
import type { CheckedFiling } from './checked-filing.js';
import type { Finding, Observation, Severity } from './finding.js';
import { isWholePeriod, WHOLE_PERIOD_CHECK } from './period.checks.js';
import type { Surroundings } from './surroundings.js';

/** Findings of one check that are told one by one; what comes after is told as a number. */
const SHOWN_PER_CHECK = 25;
const ORDER: Readonly<Record<Severity, number>> = { refuse: 0, warn: 1, note: 2 };

/**
 * Everything there is to remark about a filing: what refuses it first, then warnings, then notes. Pure and never throws; a period
 * that is no row of whole months is the only finding then, for nothing else can be judged.
 */
export function checkFiling(filing: CheckedFiling, surroundings: Surroundings): Finding[] {
  const known = withDefaults(surroundings);
  const checks = isWholePeriod(filing.period) ? CHECKS : [WHOLE_PERIOD_CHECK];
  const findings: Finding[] = [];
  for (const check of checks) run(check, filing, known, findings);
  // The sort is stable: within a severity the order is that of the checks.
  return findings.length < 2 ? findings : findings.sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);
}

function run(check: Check, filing: CheckedFiling, surroundings: CheckSurroundings, findings: Finding[]): void {
  const seen = check.find(filing, surroundings);
  if (seen.length === 0) return;
  for (const observation of seen.slice(0, SHOWN_PER_CHECK)) findings.push(findingOf(check, observation));
  const more = seen.length - SHOWN_PER_CHECK;
  if (more > 0) findings.push(findingOf(check, countOf(check, more)));
}

function findingOf({ code, severity, title }: Check, { messages = title, details = {} }: Observation): Finding {
  return { code, severity, messages, details };
}

function countOf({ title }: Check, more: number): Observation {
  return {
    details: { more },
    messages: { nl: `Nog ${more} keer: ${title.nl}`, en: `Another ${more} times: ${title.en}` },
  };
}
