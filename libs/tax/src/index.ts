export { TAX_ERRORS, TaxInputError, type Messages, type TaxErrorCode, type TaxErrorDetails } from './tax.errors.js';
export {
  holdsBsn,
  isOmzetbelastingNumber,
  maskOmzetbelastingNumber,
  omzetbelastingNumberProblem,
  parseOmzetbelastingNumber,
  type OmzetbelastingNumber,
} from './omzetbelasting-number.js';
export { parseVatIdentificationNumber, type VatIdentificationNumber } from './vat-identification-number.js';
export { addDays, amsterdamDate, isIsoDate, parseIsoDate, type IsoDate } from './iso-date.js';
export {
  parsePeriod,
  periodBetween,
  periodKey,
  periodKind,
  periodYear,
  shiftPeriod,
  type Period,
  type PeriodKind,
} from './period.js';
export { dateLabel, periodLabel } from './period-label.js';
export {
  DEADLINE_RULES,
  earliestFilingDate,
  filingDeadline,
  supplementDeadline,
  type DeadlineRule,
  type Residence,
} from './deadlines.js';
export {
  FILING_KINDS,
  filingKindOf,
  isFilingKind,
  type FilingKind,
  type FilingKindDefinition,
} from './filing-kinds.js';
export { BOX_SECTIONS, BOXES, boxesOfYear, findBox, type Box, type BoxKey } from './boxes.js';
export { parseBoxFigures, type BoxFigures } from './box-figures.js';
export {
  checkArithmetic,
  checkSupplementArithmetic,
  completeFigures,
  computeTotal,
  computeVatDue,
  type ArithmeticProblem,
  type SupplementTotals,
} from './arithmetic.js';
export { figuresFromCents, roundDue, roundInput, type RoundingEffect } from './rounding.js';
export { formatPaymentReference, isPaymentReference, paymentReference } from './payment-reference.js';
export { formatIban, PAYMENT_ACCOUNTS, paymentAccountOn, type PaymentAccount } from './payment-account.js';
export { formatEuros } from './euros.js';
export {
  vatReturnOutcome,
  type PaymentInstruction,
  type VatReturnFacts,
  type VatReturnOutcome,
} from './vat-return-outcome.js';
export type {
  ExplanationColumn,
  ExplanationRow,
  ExplanationTable,
  FilingExplanation,
} from './explanation/filing-explanation.js';
