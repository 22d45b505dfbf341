import type { BoxFigures, OmzetbelastingNumber, Period } from '@akkoord/tax';

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

/** One VAT return to write; `now` becomes DateTimeCreation in Dutch wall-clock time. */
export interface WriteVatReturn {
  readonly taxpayer: OmzetbelastingNumber;
  readonly period: Period;
  readonly figures: BoxFigures;
  readonly header: WriteHeader;
  readonly now: Date;
}

/** Writes the instance for the taxonomy of the period's year; the same input gives the same bytes. Absent boxes are written as 0. */
export function writeVatReturn(_input: WriteVatReturn): Buffer {
  throw new Error('not yet');
}
