import type { FilingKind } from '../filing-kinds.js';
import type { IsoDate } from '../periods/iso-date.js';
import type { PaymentInstruction } from '../payment/vat-return-outcome.js';
import type { Messages } from '../tax.errors.js';

/** One deterministic account of a filing that screens, e-mails and the PDF all show; plain language, Dutch and English. */
export interface FilingExplanation {
  readonly kind: FilingKind;
  /** `Btw-aangifte 3e kwartaal 2026`. */
  readonly title: Messages;
  /** Whom it is about: name when known, omzetbelastingnummer masked where it holds a BSN. */
  readonly taxpayer: { readonly number: string; readonly name?: string };
  readonly period: Messages;
  /** The one sentence that matters: what to pay or receive, by when, and how that compares. */
  readonly headline: Messages;
  /** Why: the largest changes, one sentence each, most important first. */
  readonly because: readonly Messages[];
  /** Boxes, customers, or old → new → difference, in the order and words of the official form. */
  readonly tables: readonly ExplanationTable[];
  readonly payment?: PaymentInstruction;
  /** Last day to file, where there is one. */
  readonly fileBy?: IsoDate;
  /** What being late costs, what a refund takes, what happens next. */
  readonly notes: readonly Messages[];
}

/** One table; every row has as many cells as there are columns. */
export interface ExplanationTable {
  readonly title: Messages;
  readonly columns: readonly ExplanationColumn[];
  readonly rows: readonly ExplanationRow[];
}

/** `amount` columns are aligned right. */
export interface ExplanationColumn {
  readonly name: Messages;
  /** For a small screen, where the words of the form are too long. */
  readonly short?: Messages;
  readonly kind: 'text' | 'amount';
  /** Amounts of another period, to compare with. */
  readonly isComparison?: boolean;
}

/** A `heading` has text in its first cell only; a `total` is shown stronger. An empty cell is `{ nl: '', en: '' }`. */
export interface ExplanationRow {
  readonly kind: 'heading' | 'line' | 'total';
  readonly cells: readonly Messages[];
  /** All its amounts are zero or not stated: it may be left out where room is short. */
  readonly isZero?: boolean;
}
