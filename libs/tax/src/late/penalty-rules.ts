import type { DatedRule } from '../periods/dated-rule.js';

/** Fine for filing a VAT return late (aangifteverzuim), euro cents; `specialCents` in special cases. By the deadline that was missed. */
export interface FilingPenaltyRule extends DatedRule {
  readonly cents: number;
  readonly specialCents: number;
}

/** Fine for paying VAT late (betaalverzuim): a part of the late amount within bounds, euro cents. By the deadline that was missed. */
export interface PaymentPenaltyRule extends DatedRule {
  readonly percent: number;
  /** For one who is late again and again, at most. */
  readonly repeatedPercent: number;
  readonly minimumCents: number;
  readonly maximumCents: number;
}

const SOURCE = 'Besluit Bestuurlijke Boeten Belastingdienst, art. 67b and 67c AWR; domain.md 7.8';

/** Only the amount of the ordinary fine before 2025 has a source; the special one follows the statutory maximum of that time, twice as much. */
export const FILING_PENALTIES: readonly FilingPenaltyRule[] = [
  { from: '2020-01-01', cents: 68_00, specialCents: 136_00, source: `${SOURCE} (earlier years)` },
  { from: '2025-01-01', cents: 82_00, specialCents: 165_00, source: SOURCE },
];

/** The maximum was indexed in 2025; before that it was €5,514. */
export const PAYMENT_PENALTIES: readonly PaymentPenaltyRule[] = [
  {
    from: '2020-01-01',
    percent: 3,
    repeatedPercent: 10,
    minimumCents: 50_00,
    maximumCents: 5_514_00,
    source: `${SOURCE} (earlier maximum)`,
  },
  {
    from: '2025-01-01',
    percent: 3,
    repeatedPercent: 10,
    minimumCents: 50_00,
    maximumCents: 6_709_00,
    source: SOURCE,
  },
];

/** Fine for a supplement that is filed too late: a part of the VAT still to pay, euro cents. By the deadline that was missed. */
export interface SupplementPenaltyRule extends DatedRule {
  readonly percent: number;
  readonly maximumCents: number;
}

/** Only the maximum before the indexing of 2025 has a source; since then it is taken to be that of paying late, as it was before. */
export const SUPPLEMENT_PENALTIES: readonly SupplementPenaltyRule[] = [
  { from: '2025-01-01', percent: 5, maximumCents: 6_709_00, source: 'art. 10a AWR; domain.md 7.4 and 7.8' },
];
