import type { BoxFigures, OmzetbelastingNumber, Period, SupplementTotals } from '@akkoord/tax';
import type { FilingHeader, IcpLine, OtherFact } from '../filing.js';

interface Common {
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly header: FilingHeader;
  /** Must be empty when given: what is not known cannot be written. */
  readonly otherFacts?: readonly OtherFact[];
}

/** A VAT return to write; absent boxes are written as 0, absent totals are computed. */
export interface VatReturnToWrite extends Common {
  readonly kind: 'vat-return';
  readonly figures: BoxFigures;
}

/** A supplement to write: the complete new figures and its three totals. */
export interface SupplementToWrite extends Common {
  readonly kind: 'supplement';
  readonly figures: BoxFigures;
  readonly supplement: SupplementTotals;
}

/** An ICP statement to write; lines are written in the order given. */
export interface IcpStatementToWrite extends Common {
  readonly kind: 'icp-statement';
  readonly lines: readonly IcpLine[];
}

/** Any filing to write; one that was read will do. */
export type FilingToWrite = VatReturnToWrite | SupplementToWrite | IcpStatementToWrite;
