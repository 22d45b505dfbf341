import type { Messages } from '../tax.errors.js';

/** `refuse` stops a filing, `warn` is for a person to look at, `note` is for the record. */
export type Severity = 'refuse' | 'warn' | 'note';

/** Where a finding is: box, date, count. Never an amount or a number of the filing, for details are logged. */
export type FindingDetails = Readonly<Record<string, string | number>>;

/**
 * One remark about a filing. `code` and `details` may be logged; `messages` may name amounts of the filing,
 * so they are for people who may read it. None holds the taxpayer's number.
 */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly messages: Messages;
  readonly details: FindingDetails;
}

/** What a check saw: words of its own where the check's title says too little. */
export interface Observation {
  readonly messages?: Messages;
  readonly details?: FindingDetails;
}
