import { createHash } from 'node:crypto';
import type { SubmitMessage } from '@akkoord/contracts';
import { makeFilingPdf } from '@akkoord/document';
import { explainFiling, parseOmzetbelastingNumber, parsePeriod, type OmzetbelastingNumber } from '@akkoord/tax';
import { readFiling, writeSupplement, writeVatReturn } from '@akkoord/xbrl';

/** The first VAT number that exists at or after nine digits. */
export function vatNumberFrom(digits: number): OmzetbelastingNumber {
  for (let number = digits; ; number += 1) {
    try {
      return parseOmzetbelastingNumber(`${number}B01`);
    } catch {
      // fails the 11-test; the next one
    }
  }
}

const HEADER = {
  contactType: 'INT',
  contactInitials: 'A.B.',
  contactSurname: 'Jansen',
  contactTelephoneNumber: '0301234567',
  messageReference: 'REF-1',
  softwarePackageName: 'Akkoord',
  softwarePackageVersion: '1',
  softwareVendorAccountNumber: 'SWO00001',
  taxConsultantNumber: '123456',
} as const;

/** A VAT return of so many euros of VAT, as bytes. */
export const aVatReturn = (taxpayer: OmzetbelastingNumber, euros = 210): Buffer =>
  writeVatReturn({
    taxpayer,
    period: parsePeriod('2026-Q3'),
    figures: { '1a.turnover': euros * 5, '1a.tax': euros, '5b': 0 },
    header: HEADER,
    now: new Date('2026-10-02T09:00:00Z'),
  });

/** An annual supplement, as bytes. */
export const anAnnualSupplement = (taxpayer: OmzetbelastingNumber, euros = 2100): Buffer =>
  writeSupplement({
    taxpayer,
    period: parsePeriod('2025'),
    figures: { '1a.turnover': euros * 5, '1a.tax': euros, '5b': 0 },
    alreadyDeclared: 100,
    header: HEADER,
    now: new Date('2026-10-02T09:00:00Z'),
  });

/** The body with which a client environment hands over bytes. */
export const submissionOf = (bytes: Buffer, externalMessageId: string, changes: Partial<SubmitMessage> = {}) => ({
  externalMessageId,
  kind: 'vat-return',
  content: bytes.toString('base64'),
  contentSha256: createHash('sha256').update(bytes).digest('hex'),
  ...changes,
});

/** A PDF of a return as a person reads it. */
export async function aPdfOf(document: Buffer): Promise<Buffer> {
  const filing = readFiling(document);
  const pdf = await makeFilingPdf({
    explanation: explainFiling(filing, { today: '2026-10-02' }),
    office: { name: 'Test' },
    sha256: filing.sha256,
    language: 'nl',
    createdOn: '2026-10-02',
  });
  return Buffer.from(pdf);
}
