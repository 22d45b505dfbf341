import { checkFiling, type Surroundings } from '@akkoord/tax';
import type { Filing, Finding } from './filing.js';

/**
 * Everything there is to remark about a filing that was read: what reading it showed, and what the checks of libs/tax see in it. Sums
 * that do not hold are seen by both and told once.
 */
export function allFindings(
  filing: Filing,
  surroundings: Surroundings,
  read: readonly Finding[] = filing.findings,
): Finding[] {
  const checked = checkFiling(filing, surroundings);
  const codes = new Set(checked.map(({ code }) => code));
  return [...read.filter(({ code }) => !codes.has(code)), ...checked];
}
