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
export { entryPoint, findEntryPoint, TAXONOMIES, taxonomyOfYear, type EntryPoint } from './taxonomies/taxonomies.js';
export type { Taxonomy } from './taxonomies/taxonomy.js';
export { checkFileName } from './file-name.js';
export { examineFiling, type Examination, type ExamineOptions } from './examine-filing.js';
export { allFindings } from './all-findings.js';
export { readFiling, type ReadOptions } from './read-filing.js';
export { validateInstance, type ValidateOptions } from './schema/validate-instance.js';
export type { FilingToWrite } from './writing/filing-to-write.js';
export { writeFiling, type WriteOptions } from './writing/write-filing.js';
export {
  writeIcpStatement,
  writeSupplement,
  writeVatReturn,
  type WriteHeader,
  type WriteIcpHeader,
  type WriteIcpStatement,
  type WriteSupplement,
  type WriteVatReturn,
} from './writing/write-kinds.js';
