import { completeFigures, type BoxFigures, type OmzetbelastingNumber, type Period } from '@akkoord/tax';
import type { FilingHeader, IcpLine } from '../filing.js';
import { writeFiling } from './write-filing.js';

/** Who made the filing and with what; goes into the header facts (digipoort.md 5.4). */
export interface WriteHeader {
  /** BPL = the entrepreneur files, INT = an intermediary does; an ICP statement has no place for it. */
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

/** Header facts of an ICP statement; `fiscalEntityDivision` for a division of a fiscal unity, without NL. */
export interface WriteIcpHeader extends Omit<WriteHeader, 'contactType'> {
  readonly fiscalEntityDivision?: string;
}

interface WriteCommon<Header> {
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly header: Header;
  /** Becomes DateTimeCreation, in Dutch wall-clock time. */
  readonly now: Date;
}

/** One VAT return to write. */
export interface WriteVatReturn extends WriteCommon<WriteHeader> {
  readonly figures: BoxFigures;
}

/** One supplement to write: the complete new figures, and what was declared before (return and earlier supplements), whole euros. */
export interface WriteSupplement extends WriteCommon<WriteHeader> {
  readonly figures: BoxFigures;
  readonly alreadyDeclared: number;
}

/** One ICP statement to write. */
export interface WriteIcpStatement extends WriteCommon<WriteIcpHeader> {
  readonly lines: readonly IcpLine[];
}

/**
 * Writes the instance for the taxonomy of the period's year; the same input gives the same bytes. Absent boxes are written
 * as 0, absent totals are computed. Throws TaxInputError (figures, period) or XbrlRefused XBRL_WRITE_YEAR, XBRL_WRITE_HEADER.
 */
export function writeVatReturn({ taxpayer, period, figures, header, now }: WriteVatReturn): Buffer {
  return writeFiling({ kind: 'vat-return', taxpayer, period, figures, header: headerAt(header, now) });
}

/** Writes a supplement; its new total and the difference are computed. Throws as writeVatReturn does. */
export function writeSupplement({ taxpayer, period, figures, alreadyDeclared, header, now }: WriteSupplement): Buffer {
  const { total: totalNew } = completeFigures(figures);
  const supplement = { totalNew, totalOld: alreadyDeclared, difference: totalNew - alreadyDeclared };
  return writeFiling({ kind: 'supplement', taxpayer, period, figures, supplement, header: headerAt(header, now) });
}

/** Writes an ICP statement, lines in the order given: tuples up to NT19, typed dimensions from NT20. Throws XbrlRefused XBRL_WRITE_…. */
export function writeIcpStatement({ taxpayer, period, lines, header, now }: WriteIcpStatement): Buffer {
  return writeFiling({ kind: 'icp-statement', taxpayer, period, lines, header: headerAt(header, now) });
}

const AMSTERDAM = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'short',
});

function headerAt({ professionalAssociation, ...header }: WriteHeader | WriteIcpHeader, now: Date): FilingHeader {
  return {
    ...header,
    dateTimeCreation: AMSTERDAM.format(now).replace(/\D/g, ''), // yyyyMMddHHmm
    ...(professionalAssociation !== undefined && { professionalAssociations: [professionalAssociation] }),
  };
}
