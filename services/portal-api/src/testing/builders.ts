import { createHash } from 'node:crypto';
import { parseBoxFigures, parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { writeVatReturn } from '@akkoord/xbrl';

/** A VAT return of the third quarter of 2026 with € 1,250 to pay, as its bytes. */
export function aDocument(input: number = 850): Buffer {
  return writeVatReturn({
    taxpayer: parseOmzetbelastingNumber('123456782B01'),
    period: parsePeriod('2026-Q3'),
    figures: parseBoxFigures({ '1a.turnover': 10_000, '1a.tax': 2100, '5b': input }),
    header: {
      contactType: 'BPL',
      contactInitials: 'K',
      contactSurname: 'Vries',
      contactTelephoneNumber: '0301234567',
      messageReference: 'TEST-0001',
      softwarePackageName: 'Test',
      softwarePackageVersion: '1',
      softwareVendorAccountNumber: 'SWO00000',
    },
    now: new Date('2026-10-05T09:00:00.000Z'),
  });
}

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
