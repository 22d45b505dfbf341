import type { SupplementTotals } from '../figures/arithmetic.js';
import type { BoxFigures } from '../figures/box-figures.js';
import type { OmzetbelastingNumber } from '../numbers/omzetbelasting-number.js';
import type { Period } from '../periods/period.js';

/** What checks and explanation need of any filing; a filing read by libs/xbrl has this shape, and so have figures an ERP sent. */
export interface CheckedCommon {
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  /** Year of the form, that of the period. */
  readonly year: number;
  /** Of the header only what makes a filing one of several for the same period. */
  readonly header?: { readonly fiscalEntityDivision?: string };
  /** What else the document says; shown, so that nothing in a filing stays unseen. */
  readonly otherFacts?: readonly { readonly concept: string; readonly value: string }[];
}

/** The division of a fiscal unity that a filing is of, empty for none: each division has statements of its own. */
export const divisionOf = ({ header }: Pick<CheckedCommon, 'header'>): string => header?.fiscalEntityDivision ?? '';

/** A VAT return, whole euros. */
export interface CheckedVatReturn extends CheckedCommon {
  readonly kind: 'vat-return';
  readonly figures: BoxFigures;
}

/** A supplement: the complete new figures, whole euros, and new − already declared = difference. */
export interface CheckedSupplement extends CheckedCommon {
  readonly kind: 'supplement';
  readonly figures: BoxFigures;
  readonly supplement: SupplementTotals;
}

/** One amount towards one customer, whole euros; `vatNumber` without country letters. */
export interface CheckedIcpLine {
  readonly country: string;
  readonly vatNumber: string;
  readonly supply: 'goods' | 'services' | 'triangular';
  /** True when it corrects an earlier statement. */
  readonly correction: boolean;
  readonly amount: number;
}

/** An ICP statement; `totals.total` includes corrections. */
export interface CheckedIcpStatement extends CheckedCommon {
  readonly kind: 'icp-statement';
  readonly lines: readonly CheckedIcpLine[];
  readonly totals: {
    readonly goods: number;
    readonly services: number;
    readonly triangular: number;
    readonly corrections: number;
    readonly total: number;
    readonly customers: number;
  };
}

/** Any filing that can be checked and explained; switch on `kind`. */
export type CheckedFiling = CheckedVatReturn | CheckedSupplement | CheckedIcpStatement;

/** The filing of one kind. */
export type FilingOf<K extends CheckedFiling['kind']> = Extract<CheckedFiling, { kind: K }>;
