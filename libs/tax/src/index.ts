export { TAX_ERRORS, TaxInputError, type Messages, type TaxErrorCode, type TaxErrorDetails } from './tax.errors.js';
export {
  holdsBsn,
  isOmzetbelastingNumber,
  maskOmzetbelastingNumber,
  omzetbelastingNumberProblem,
  parseOmzetbelastingNumber,
  type OmzetbelastingNumber,
} from './numbers/omzetbelasting-number.js';
export { parseVatIdentificationNumber, type VatIdentificationNumber } from './numbers/vat-identification-number.js';
export { addDays, amsterdamDate, isIsoDate, parseIsoDate, type IsoDate } from './periods/iso-date.js';
export {
  parsePeriod,
  periodBetween,
  periodKey,
  periodKind,
  periodYear,
  shiftPeriod,
  type Period,
  type PeriodKind,
} from './periods/period.js';
export { dateLabel, periodLabel } from './periods/period-label.js';
export {
  DEADLINE_RULES,
  earliestFilingDate,
  filingDeadline,
  supplementDeadline,
  type DeadlineRule,
  type Residence,
} from './periods/deadlines.js';
export {
  FILING_KINDS,
  filingKindOf,
  isFilingKind,
  type FilingKind,
  type FilingKindDefinition,
} from './filing-kinds.js';
export { BOX_SECTIONS, BOXES, boxesOfYear, findBox, type Box, type BoxKey } from './figures/boxes.js';
export { parseBoxFigures, type BoxFigures } from './figures/box-figures.js';
export {
  checkArithmetic,
  checkSupplementArithmetic,
  completeFigures,
  computeTotal,
  computeVatDue,
  type ArithmeticProblem,
  type SupplementTotals,
} from './figures/arithmetic.js';
export { figuresFromCents, roundDue, roundInput, type RoundingEffect } from './figures/rounding.js';
export { formatPaymentReference, isPaymentReference, paymentReference } from './payment/payment-reference.js';
export { formatIban, PAYMENT_ACCOUNTS, paymentAccountOn, type PaymentAccount } from './payment/payment-account.js';
export { formatEuros } from './figures/euros.js';
export {
  vatReturnOutcome,
  type PaymentInstruction,
  type VatReturnFacts,
  type VatReturnOutcome,
} from './payment/vat-return-outcome.js';
export type {
  ExplanationColumn,
  ExplanationRow,
  ExplanationTable,
  FilingExplanation,
} from './explanation/filing-explanation.js';
