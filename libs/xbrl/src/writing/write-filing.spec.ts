import { describe, expect, it } from '@jest/globals';
import {
  boxesOfYear,
  checkArithmetic,
  completeFigures,
  parsePeriod,
  TaxInputError,
  type BoxFigures,
} from '@akkoord/tax';
import fc from 'fast-check';
import {
  readFiling,
  taxonomyOfYear,
  writeFiling,
  writeSupplement,
  XbrlRefused,
  type FilingToWrite,
  type IcpLine,
} from '../index.js';
import { anyFiling } from '../testing/any-filing.js';
import {
  icpText,
  SAMPLE_HEADER,
  SAMPLE_ICP_HEADER,
  SAMPLE_NOW,
  SAMPLE_TAXPAYER,
  supplementText,
} from '../testing/sample-filings.js';

const refusalOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};
const goods = { country: 'BE', vatNumber: '0477472701', supply: 'goods', correction: false, amount: 7000 } as const;

/** What a reader must find: absent boxes are 0, and a supplement has no total of a return. */
function expected(filing: FilingToWrite) {
  const taxonomy = taxonomyOfYear(Number(filing.period.end.slice(0, 4)));
  const common = { ...filing, taxonomy: taxonomy?.name, otherFacts: [], findings: [] };
  if (filing.kind === 'icp-statement') return common;
  const zeros = boxesOfYear(2026).map(({ key }) => [key, 0] as const);
  const figures: BoxFigures = { ...Object.fromEntries(zeros), ...completeFigures(filing.figures) };
  if (filing.kind === 'supplement') delete figures.total;
  return { ...common, figures };
}

describe('write → read', () => {
  it('gives the same filing, whatever its kind, version, header, figures and lines', () => {
    fc.assert(
      fc.property(anyFiling, (filing) => {
        const bytes = writeFiling(filing);
        const read = readFiling(bytes);
        expect(read).toMatchObject(expected(filing));
        expect(read.header).toEqual(filing.header);
        if (read.kind === 'vat-return') expect(checkArithmetic(read.figures)).toEqual([]);
        // What was read can be written again, to the same bytes.
        expect(writeFiling(read).equals(bytes)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('writing a supplement', () => {
  it('computes the new total and the difference', () => {
    const filing = readFiling(Buffer.from(supplementText('2025-Q2')));
    expect(filing).toMatchObject({
      kind: 'supplement',
      taxonomy: 'NT19',
      supplement: { totalNew: 12000, totalOld: 10000, difference: 2000 },
    });
    expect(filing.kind === 'supplement' && filing.figures.total).toBeUndefined();
  });

  it('refuses totals that do not hold or do not fit', () => {
    const write = (alreadyDeclared: number) => () =>
      writeSupplement({
        taxpayer: SAMPLE_TAXPAYER,
        period: parsePeriod('2026'),
        figures: { '1a.tax': 10 },
        alreadyDeclared,
        header: SAMPLE_HEADER,
        now: SAMPLE_NOW,
      });
    expect(refusalOf(write(-9_999_999_999))).toMatchObject({ code: 'XBRL_WRITE_AMOUNT' });
    expect(refusalOf(write(1.5))).toMatchObject({ code: 'XBRL_WRITE_AMOUNT' });
    const read = readFiling(Buffer.from(supplementText()));
    if (read.kind !== 'supplement') throw new Error(read.kind);
    expect(refusalOf(() => writeFiling({ ...read, supplement: { ...read.supplement, difference: 1 } }))).toBeInstanceOf(
      TaxInputError,
    );
  });
});

describe('writing an ICP statement', () => {
  it('gives one context to a customer, shared by its amounts (NT20)', () => {
    const text = icpText('2026-Q3', [goods, { ...goods, supply: 'triangular', amount: -500 }]);
    expect(text.match(/<xbrli:context /g)).toHaveLength(2);
    expect(text.match(/contextRef="ICP_BE_0477472701"/g)).toHaveLength(2);
  });

  it('keeps numbers apart that differ in a sign an id cannot hold', () => {
    const lines = ['1+2', '1*2', '1.2'].map((vatNumber): IcpLine => ({ ...goods, country: 'IE', vatNumber }));
    expect(readFiling(Buffer.from(icpText('2026-Q3', lines)))).toMatchObject({ lines });
  });

  it('writes corrections as tuples, and says that NT20 cannot', () => {
    const lines = [goods, { ...goods, correction: true }];
    expect(readFiling(Buffer.from(icpText('2025-Q3', lines)))).toMatchObject({ lines, findings: [] });
    expect(refusalOf(() => icpText('2026-Q3', lines))).toMatchObject({
      code: 'XBRL_WRITE_CORRECTION',
      details: { line: 2 },
    });
  });

  it.each<[string, readonly IcpLine[]]>([
    ['XBRL_WRITE_NO_LINES', []],
    ['XBRL_WRITE_LINE_TWICE', [goods, goods]],
    ['XBRL_WRITE_LINE', [{ ...goods, amount: 0 }]],
    ['XBRL_WRITE_LINE', [{ ...goods, amount: 0.5 }]],
    ['XBRL_WRITE_LINE', [{ ...goods, amount: 10_000_000_000 }]],
    ['XBRL_WRITE_LINE', [{ ...goods, country: 'US' }]],
    ['XBRL_WRITE_LINE', [{ ...goods, vatNumber: 'BE 0477.472.701' }]],
  ])('%s: refuses %j', (code, lines) => {
    const error = refusalOf(() => icpText('2026-Q3', lines));
    expect(error).toBeInstanceOf(XbrlRefused);
    expect(error).toMatchObject({ code });
  });

  it('refuses header facts the report has no place for', () => {
    const filing = {
      kind: 'icp-statement',
      taxpayer: SAMPLE_TAXPAYER,
      period: parsePeriod('2026-Q3'),
      lines: [goods],
    } as const;
    const header = { ...SAMPLE_ICP_HEADER, dateTimeCreation: '202610151030' };
    expect(writeFiling({ ...filing, header })).toBeInstanceOf(Buffer);
    expect(refusalOf(() => writeFiling({ ...filing, header: { ...header, contactType: 'BPL' } }))).toMatchObject({
      code: 'XBRL_WRITE_HEADER',
      details: { field: 'contactType' },
    });
  });
});

describe('writing any filing', () => {
  const filing = readFiling(Buffer.from(supplementText()));
  it.each<[string, Partial<FilingToWrite>]>([
    ['XBRL_WRITE_TAXPAYER', { taxpayer: '001000045B37' as FilingToWrite['taxpayer'] }],
    ['XBRL_WRITE_OTHER_FACTS', { otherFacts: [{ concept: 'A', value: '1', dimensions: {} }] }],
    ['XBRL_WRITE_YEAR', { period: parsePeriod('2019-Q4') }],
    ['XBRL_PERIOD_YEAR', { period: parsePeriod('2025-12-01/2026-01-31') }],
    ['PERIOD_NOT_WHOLE', { period: { start: '2026-07-01', end: '2026-07-15' } }],
  ])('%s: refuses what the reader would', (code, change) => {
    expect(refusalOf(() => writeFiling({ ...filing, ...change } as FilingToWrite))).toMatchObject({
      code: code === 'PERIOD_NOT_WHOLE' ? expect.stringMatching(/^PERIOD_/) : code,
    });
  });
});
