import { ARITHMETIC_CHECKS } from './arithmetic.checks.js';
import { BOX_CHECKS } from './box.checks.js';
import type { Check } from './check.js';
import { HISTORY_CHECKS } from './history.checks.js';
import { ICP_LINE_CHECKS } from './icp-line.checks.js';
import { ICP_MATCH_CHECKS } from './icp-match.checks.js';
import { ICP_STATEMENT_CHECKS } from './icp-statement.checks.js';
import { OUTCOME_CHECKS } from './outcome.checks.js';
import { PERIOD_CHECKS, WHOLE_PERIOD_CHECK } from './period.checks.js';
import { RATE_CHECKS } from './rate.checks.js';
import { ROUNDING_CHECKS } from './rounding.checks.js';
import { SUPPLEMENT_CHECKS } from './supplement.checks.js';
import { TAXPAYER_CHECKS } from './taxpayer.checks.js';

/** Every check that concerns tax, in the order a person wants to hear of them; the source of `docs/checks.md`. */
export const CHECKS: readonly Check[] = [
  WHOLE_PERIOD_CHECK,
  ...TAXPAYER_CHECKS,
  ...PERIOD_CHECKS,
  ...ARITHMETIC_CHECKS,
  ...BOX_CHECKS,
  ...RATE_CHECKS,
  ...ICP_STATEMENT_CHECKS,
  ...ICP_LINE_CHECKS,
  ...ICP_MATCH_CHECKS,
  ...SUPPLEMENT_CHECKS,
  ...OUTCOME_CHECKS,
  ...HISTORY_CHECKS,
  ...ROUNDING_CHECKS,
];
