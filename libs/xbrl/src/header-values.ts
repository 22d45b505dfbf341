import { CONCEPTS, type ValueRule } from './concepts.js';
import { finding, XbrlRefused } from './xbrl.errors.js';

/** Who made the return and with what; goes into the header facts (digipoort.md 5.4). */
export interface WriteHeader {
  /** BPL = the entrepreneur files, INT = an intermediary does. */
  readonly contactType: 'BPL' | 'INT';
  readonly contactInitials: string;
  readonly contactPrefix?: string;
  readonly contactSurname: string;
  readonly contactTelephoneNumber: string;
  /** The sender's own reference, 1–20 signs. */
  readonly messageReference: string;
  readonly softwarePackageName: string;
  readonly softwarePackageVersion: string;
  readonly softwareVendorAccountNumber: string;
  readonly taxConsultantNumber?: string;
  readonly professionalAssociation?: string;
}

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});
// FR-NL-1.02 less what a single line cannot hold.
const ALLOWED = /^[\x20-\x7e\xa0-\xff\u20a0-\u20cf]*$/;

/** Concept and value of every header fact of a VAT return, in order; throws XbrlRefused XBRL_WRITE_HEADER with the field. */
export function headerValues(header: WriteHeader, now: Date): (readonly [string, string])[] {
  const given: Record<string, string | undefined> = { ...header, dateTimeCreation: dutchMinute(now) };
  const values: (readonly [string, string])[] = [];
  for (const { name, role, reports, value: rule, expected } of CONCEPTS) {
    if (!reports.includes('vat-return')) continue;
    const field =
      role.kind === 'header' ? role.field : role.kind === 'association' ? 'professionalAssociation' : undefined;
    if (field === undefined) continue;
    const text = given[field];
    if (text === undefined && !expected) continue;
    if (text === undefined || !fits(text, rule))
      throw new XbrlRefused(finding('XBRL_WRITE_HEADER', 'refuse', { field }));
    values.push([name, text]);
  }
  return values;
}

/** `yyyyMMddHHmm` on the Dutch clock. */
function dutchMinute(now: Date): string {
  return AMSTERDAM.format(now).replace(/\D/g, '');
}

function fits(text: string, rule: ValueRule): boolean {
  if (!ALLOWED.test(text) || text !== text.trim().replace(/ {2,}/g, ' ')) return false;
  switch (rule.type) {
    case 'text':
      return text.length >= rule.min && text.length <= rule.max;
    case 'pattern':
      return rule.pattern.test(text);
    case 'euros':
      return false;
    default:
      return rule satisfies never;
  }
}
