import type { Messages } from '@akkoord/tax';
import type { Finding, FindingDetails, Severity } from './filing.js';
import { FILING_RULES } from './filing-rules.js';
import { READING_ERRORS } from './reading.errors.js';
import { SCHEMA_ERRORS } from './schema/schema.errors.js';
import { WRITING_ERRORS } from './writing/writing.errors.js';

/** Every code of libs/xbrl with its sentences: filing rules `FR-NL-…` and `XBRL_…`; the source of `docs/errors.md`. */
export const XBRL_ERRORS = {
  ...READING_ERRORS,
  ...FILING_RULES,
  ...SCHEMA_ERRORS,
  ...WRITING_ERRORS,
} as const satisfies Record<string, Messages>;

/** A stable code of libs/xbrl. */
export type XbrlCode = keyof typeof XBRL_ERRORS;

/** Makes a finding of a code of this lib. */
export function finding(code: XbrlCode, severity: Severity = 'refuse', details: FindingDetails = {}): Finding {
  return { code, severity, messages: XBRL_ERRORS[code], details };
}

/** The instance cannot be taken. `code` is that of the first finding that refuses; `findings` are all that were seen before reading stopped. */
export class XbrlRefused extends Error {
  readonly code: string;
  readonly messages: Messages;
  readonly details: FindingDetails;

  constructor(
    first: Finding,
    readonly findings: readonly Finding[] = [first],
  ) {
    super(`${first.code}: ${first.messages.en}`);
    this.name = 'XbrlRefused';
    this.code = first.code;
    this.messages = first.messages;
    this.details = first.details;
  }
}
