export {
  TAX_ERRORS,
  TaxInputError,
  taxMessages,
  type Messages,
  type TaxErrorCode,
  type TaxErrorDetails,
} from './tax.errors.js';
export {
  holdsBsn,
  isOmzetbelastingNumber,
  maskOmzetbelastingNumber,
  omzetbelastingNumberProblem,
  parseOmzetbelastingNumber,
  shownOmzetbelastingNumber,
  type OmzetbelastingNumber,
} from './numbers/omzetbelasting-number.js';
export {
  parseVatIdentificationNumber,
  vatIdentificationNumberProblem,
  type VatIdentificationNumber,
} from './numbers/vat-identification-number.js';
export { parseRsin, rsinOf, type Rsin } from './numbers/rsin.js';
export { parseParticipantNumber, type ParticipantNumber } from './numbers/participant-number.js';
export {
  parseConsultantNumber,
  parseSoftwareVendorNumber,
  type ConsultantNumber,
  type SoftwareVendorNumber,
} from './numbers/intermediary-numbers.js';
export {
  describeOin,
  isTestOin,
  oinOfKvkNumber,
  parseOin,
  type Oin,
  type OinDescription,
  type OinKind,
} from './numbers/oin.js';
export { EU_VAT_COUNTRIES, type EuVatCountry, type EuVatCountryCode } from './numbers/eu-vat-countries.js';
export {
  euVatNumberProblem,
  formatEuVatNumber,
  isEuVatCountryCode,
  parseEuVatNumber,
  type EuVatNumber,
  type EuVatNumberProblem,
} from './numbers/eu-vat-number.js';
export { addDays, amsterdamDate, daysBetween, isIsoDate, parseIsoDate, type IsoDate } from './periods/iso-date.js';
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
export { ruleOn, type DatedRule } from './periods/dated-rule.js';
export {
  DEADLINE_RULES,
  earliestFilingDate,
  filingDeadline,
  paymentDeadline,
  type DeadlineRule,
  type Residence,
} from './periods/deadlines.js';
export { GRACE_RULES, graceEnds, type GraceRule } from './periods/grace.js';
export { filingTiming, type FilingTimeliness, type FilingTiming } from './periods/filing-timing.js';
export {
  lastSupplementDate,
  SUPPLEMENT_REACH_YEARS,
  SUPPLEMENT_TERMS,
  supplementDeadline,
  supplementTiming,
  type SupplementTermRule,
  type SupplementTiming,
} from './periods/supplement-terms.js';
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
export {
  composePaymentReference,
  formatPaymentReference,
  isPaymentReference,
  parsePaymentReference,
  paymentReference,
  periodOfReference,
  REFERENCE_TAXES,
  type PaymentReferenceParts,
  type ReferenceTax,
} from './payment/payment-reference.js';
export { formatIban, isIban } from './payment/iban.js';
export { epcQrPayload, type RemittanceLine } from './payment/epc-qr.js';
export {
  expectRefund,
  REFUND_TERMS,
  type RefundExpectation,
  type RefundTermRule,
} from './payment/refund-expectation.js';
export {
  PAYMENT_ACCOUNTS,
  paymentAccountOn,
  paymentAccountsOn,
  type PaymentAccount,
} from './payment/payment-account.js';
export { formatCents, formatEuros } from './figures/euros.js';
export {
  vatReturnOutcome,
  type PaymentInstruction,
  type VatReturnFacts,
  type VatReturnOutcome,
} from './payment/vat-return-outcome.js';
export type {
  CheckedFiling,
  CheckedIcpLine,
  CheckedIcpStatement,
  CheckedSupplement,
  CheckedVatReturn,
} from './checks/checked-filing.js';
export type { Finding, FindingDetails, Severity } from './checks/finding.js';
export { divisionOf } from './checks/checked-filing.js';
export type { Surroundings } from './checks/surroundings.js';
export { DEFAULT_CHECK_SETTINGS, type CheckSettings } from './checks/check-settings.js';
export type { Check } from './checks/check.js';
export { CHECKS } from './checks/checks.js';
export { checkFiling } from './checks/check-filing.js';
export { LEGAL_LIMITS, type LegalLimit } from './checks/legal-limits.js';
export { VAT_RATES, vatRateOn, type VatRate } from './checks/vat-rates.js';
export { explainFiling, filingTitle } from './explanation/explain-filing.js';
export { explainChanges, type FilingChanges } from './explanation/explain-changes.js';
export { explainInOneLine } from './explanation/explain-in-one-line.js';
export type {
  ExplanationColumn,
  ExplanationRow,
  ExplanationTable,
  FilingExplanation,
} from './explanation/filing-explanation.js';
export { costOfFilingLate, type LateReturn } from './late/cost-of-filing-late.js';
export {
  costOfPayingLate,
  lateAmounts,
  type LateAmounts,
  type LatePayment,
  type Payment,
} from './late/cost-of-paying-late.js';
export { costOfSupplementingLate, type LateSupplement } from './late/cost-of-supplementing-late.js';
export type { CostOfLateness } from './late/cost-of-lateness.js';
export {
  interestOnSupplement,
  type InterestStretch,
  type SupplementInterest,
  type UnderpaidVat,
} from './late/interest-on-supplement.js';
export { INTEREST_RATES, INTEREST_TERMS, type InterestRate, type InterestTermRule } from './late/interest-rates.js';
export {
  FILING_PENALTIES,
  PAYMENT_PENALTIES,
  SUPPLEMENT_PENALTIES,
  type FilingPenaltyRule,
  type PaymentPenaltyRule,
  type SupplementPenaltyRule,
} from './late/penalty-rules.js';
export {
  easterSunday,
  publicHolidayOn,
  publicHolidays,
  weekday,
  type PublicHoliday,
} from './periods/public-holidays.js';
export { amsterdamMinute, amsterdamMoment } from './periods/amsterdam-moment.js';
export { costOfWaiting, type CostOfWaiting, type WaitingFor } from './late/cost-of-waiting.js';
