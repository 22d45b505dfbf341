export type {
  Filing,
  FilingCommon,
  FilingHeader,
  Finding,
  FindingDetails,
  IcpLine,
  IcpStatementFiling,
  IcpSupply,
  IcpTotals,
  OtherFact,
  Severity,
  SupplementFiling,
  VatReturnFiling,
} from './filing.js';
export { XBRL_ERRORS, XbrlRefused, type XbrlCode } from './xbrl.errors.js';
export { DEFAULT_LIMITS, type ReadLimits } from './limits.js';
export { entryPoint, findEntryPoint, TAXONOMIES, taxonomyOfYear, type Taxonomy } from './taxonomies.js';
export { checkFileName } from './file-name.js';
export { readFiling, type ReadOptions } from './read-filing.js';
export type { WriteHeader } from './header-values.js';
export { writeVatReturn, type WriteVatReturn } from './write-vat-return.js';
