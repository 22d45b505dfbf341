import { parseBoxFigures, parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { writeVatReturn } from '@akkoord/xbrl';

/**
 * Made-up VAT numbers that pass the 11-test.
 * @param {number} count
 */
export function vatNumbers(count) {
  const numbers = [];
  for (let eight = 80300000; numbers.length < count; eight += 7) {
    const sum = [...String(eight)].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0);
    if (sum % 11 !== 10) numbers.push(`${eight}${sum % 11}B01`);
  }
  return numbers;
}

/**
 * Bodies of `POST /v1/returns` with finished XBRL, as JSON text; each taxpayer comes round in turn.
 * @param {string[]} numbers
 * @param {number} count
 */
export function submissions(numbers, count) {
  return Array.from({ length: count }, (_, index) => {
    const xbrl = writeVatReturn({
      taxpayer: parseOmzetbelastingNumber(String(numbers[index % numbers.length])),
      period: parsePeriod('2026-Q3'),
      figures: parseBoxFigures({ '1a.turnover': 10000 + index, '1a.tax': 2100, '5b': 400 }),
      header: {
        contactType: 'BPL',
        contactInitials: 'A',
        contactSurname: 'Bench',
        contactTelephoneNumber: '0301234567',
        messageReference: `B-${index}`,
        softwarePackageName: 'Bench',
        softwarePackageVersion: '1',
        softwareVendorAccountNumber: 'SWO00000',
      },
      now: new Date('2026-10-12T10:00:00Z'),
    });
    return JSON.stringify({ reference: `bench-${index}`, kind: 'vat-return', xbrl: xbrl.toString('base64') });
  });
}
