import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { checkFileName, readFiling } from './index.js';
import { icpWithDimensions, icpWithTuples, supplementText, vatReturnText } from './testing/sample-filings.js';

const read = (text: string) => readFiling(Buffer.from(text));

describe('reading', () => {
  it('gives taxpayer, period, header, boxes in form order, and the hash of the bytes', () => {
    const text = vatReturnText();
    const filing = read(text);
    expect(filing).toMatchObject({
      kind: 'vat-return',
      taxonomy: 'NT20',
      year: 2026,
      taxpayer: '001000044B37',
      period: { start: '2026-07-01', end: '2026-09-30' },
      header: { contactType: 'BPL', dateTimeCreation: '202610151030', messageReference: 'OB-2026Q3-000001' },
      figures: { '1a.turnover': 100000, '1a.tax': 21000, '5a': 21000, '5b': 9000, total: 12000 },
      otherFacts: [],
      findings: [],
      sha256: createHash('sha256').update(text).digest('hex'),
      size: Buffer.byteLength(text),
    });
  });

  it('never changes the bytes', () => {
    const bytes = Buffer.from(vatReturnText());
    const before = Buffer.from(bytes);
    readFiling(bytes);
    expect(bytes.equals(before)).toBe(true);
  });

  it('takes other prefixes, attribute order, comments and white space as the same filing', () => {
    const text = vatReturnText()
      .replaceAll('iso4217:', 'x:')
      .replace('xmlns:iso4217=', 'xmlns:x=')
      .replaceAll('decimals="INF" contextRef="Msg"', 'contextRef="Msg" decimals="0"')
      .replace('>21000<', '> +021000.0 <!-- hoog --> <')
      .replace(/\n\s*/g, '\r\n\t');
    const [a, b] = [read(text), read(vatReturnText())];
    expect({ ...a, sha256: '', size: 0 }).toEqual({ ...b, sha256: '', size: 0 });
  });

  it('keeps a fact it does not know and warns of it', () => {
    const fact =
      '<bd-i:ValueAddedTaxSubtotal decimals="INF" contextRef="Msg" unitRef="EUR">7</bd-i:ValueAddedTaxSubtotal>';
    const filing = read(vatReturnText().replace('</xbrli:xbrl>', `${fact}</xbrli:xbrl>`));
    expect(filing.otherFacts).toEqual([{ concept: 'ValueAddedTaxSubtotal', value: '7', dimensions: {} }]);
    expect(filing.findings.map(({ code, severity }) => [code, severity])).toEqual([['XBRL_CONCEPT_UNKNOWN', 'warn']]);
  });

  it('warns of a missing header fact, for which are obligatory is not published', () => {
    const filing = read(vatReturnText().replace(/.*ContactInitials.*\n/, ''));
    expect(filing.findings).toMatchObject([
      { code: 'XBRL_HEADER_FACT_MISSING', details: { concept: 'ContactInitials' } },
    ]);
  });

  it('knows the small-business reduction only on forms until 2021', () => {
    const fact =
      '<bd-i:SmallEntrepreneurProvisionReduction decimals="INF" contextRef="Msg" unitRef="EUR">0</bd-i:SmallEntrepreneurProvisionReduction></xbrli:xbrl>';
    const at = (period: string) => read(vatReturnText(period).replace('</xbrli:xbrl>', fact));
    expect(at('2021-10')).toMatchObject({ figures: { '5d': 0 }, otherFacts: [] });
    expect(at('2022-10').otherFacts).toHaveLength(1);
  });

  it('reads a supplement with new, old and difference', () => {
    expect(read(supplementText())).toMatchObject({
      kind: 'supplement',
      supplement: { totalNew: 12000, totalOld: 10000, difference: 2000 },
      findings: [],
    });
  });

  it('reads the tuples of an ICP statement up to NT19', () => {
    const customer = { country: 'BE', vatNumber: '0477472701' };
    expect(read(icpWithTuples())).toMatchObject({
      kind: 'icp-statement',
      taxonomy: 'NT19',
      lines: [
        { ...customer, supply: 'goods', correction: false, amount: 7000 },
        { ...customer, supply: 'services', correction: false, amount: -200 },
        { ...customer, supply: 'goods', correction: true, amount: 50 },
      ],
      totals: { goods: 7000, services: -200, triangular: 0, corrections: 50, total: 6850, customers: 1 },
      findings: [],
    });
  });

  it('reads ten thousand customers of an NT20 ICP statement within a second or so', () => {
    const bytes = Buffer.from(icpWithDimensions(10_000));
    const filing = readFiling(bytes);
    expect(filing).toMatchObject({ kind: 'icp-statement', totals: { customers: 10_000, total: 50_005_000 } });
  });

  it('judges file names by FR-NL-1.06', () => {
    expect(checkFileName('ob-2026_Q3.xbrl')).toBeUndefined();
    expect(checkFileName('1-06.invalid.xbrl')?.code).toBe('FR-NL-1.06');
  });
});
