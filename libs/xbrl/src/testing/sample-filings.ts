import { parseOmzetbelastingNumber, parsePeriod, type BoxFigures } from '@akkoord/tax';
import type { IcpLine } from '../filing.js';
import {
  writeIcpStatement,
  writeSupplement,
  writeVatReturn,
  type WriteHeader,
  type WriteIcpHeader,
} from '../writing/write-kinds.js';

/** A header that fits every rule. */
export const SAMPLE_HEADER: WriteHeader = {
  contactType: 'BPL',
  contactInitials: 'J',
  contactSurname: 'Voorbeeld',
  contactTelephoneNumber: '0101234567',
  messageReference: 'OB-2026Q3-000001',
  softwarePackageName: 'TestPakket',
  softwarePackageVersion: '1.0',
  softwareVendorAccountNumber: 'SWO00000',
};

const { contactType: _contactType, ...withoutContactType } = SAMPLE_HEADER;
/** The same for an ICP statement. */
export const SAMPLE_ICP_HEADER: WriteIcpHeader = { ...withoutContactType, messageReference: 'ICP-1' };

export const SAMPLE_TAXPAYER = parseOmzetbelastingNumber('001000044B37');
export const SAMPLE_NOW = new Date('2026-10-15T08:30:00Z');
const FIGURES: BoxFigures = { '1a.turnover': 100000, '1a.tax': 21000, '5b': 9000 };

/** Text of a correct VAT return; figures 1a 100000/21000 and 5b 9000 unless given. */
export function vatReturnText(period = '2026-Q3', figures = FIGURES, header: Partial<WriteHeader> = {}): string {
  return writeVatReturn({ ...about(period), figures, header: { ...SAMPLE_HEADER, ...header } }).toString('utf8');
}

/** Text of a supplement: already declared 10000, new total 12000. */
export function supplementText(period = '2026-Q3', figures = FIGURES): string {
  return writeSupplement({ ...about(period), figures, alreadyDeclared: 10000, header: SAMPLE_HEADER }).toString('utf8');
}

/** Text of an ICP statement with these lines. */
export function icpText(period: string, lines: readonly IcpLine[]): string {
  return writeIcpStatement({ ...about(period), lines, header: SAMPLE_ICP_HEADER }).toString('utf8');
}

/** Text of an ICP statement of 2026 with one goods line per customer (typed dimensions of NT20). */
export function icpWithDimensions(customers: number): string {
  return icpText(
    '2026-Q3',
    Array.from({ length: customers }, (_, index) => ({
      country: 'DE',
      vatNumber: String(100000000 + index),
      supply: 'goods',
      correction: false,
      amount: index + 1,
    })),
  );
}

/** Text of an ICP statement of 2025 (tuples up to NT19): goods 7000, a services credit of 200 and a correction of 50. */
export function icpWithTuples(): string {
  const customer = { country: 'BE', vatNumber: '0477472701' };
  return icpText('2025-Q3', [
    { ...customer, supply: 'goods', correction: false, amount: 7000 },
    { ...customer, supply: 'services', correction: false, amount: -200 },
    { ...customer, supply: 'goods', correction: true, amount: 50 },
  ]);
}

function about(period: string) {
  return { taxpayer: SAMPLE_TAXPAYER, period: parsePeriod(period), now: SAMPLE_NOW };
}
