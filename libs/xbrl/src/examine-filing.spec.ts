import { describe, expect, it } from '@jest/globals';
import { examineFiling, readFiling } from './index.js';
import { vatReturnText } from './testing/sample-filings.js';

const good = vatReturnText();
const examine = async (text: string, fileName?: string) => {
  const { filing, findings } = await examineFiling(Buffer.from(text), fileName === undefined ? {} : { fileName });
  return { filing, codes: findings.map(({ code }) => code) };
};

describe('examining one instance', () => {
  it('gives the filing and nothing to remark', async () => {
    const { filing, codes } = await examine(good, 'ob-2026-q3.xbrl');
    expect(filing).toEqual(readFiling(Buffer.from(good)));
    expect(codes).toEqual([]);
  });

  it('gives the filing also when only its sums are wrong', async () => {
    const { filing, codes } = await examine(good.replace('>12000<', '>12001<'));
    expect(filing).toMatchObject({ kind: 'vat-return', figures: { total: 12001 } });
    expect(codes).toEqual(['ARITHMETIC_TOTAL']);
  });

  it('gives everything reading, the filing rules, the name and the schema say of a bad one', async () => {
    const { filing, codes } = await examine(good.replace('>BPL<', '>BEL<').replace(' xml:lang="nl"', ''), 'a.b.xbrl');
    expect(filing).toBeUndefined();
    expect(codes).toEqual(['FR-NL-1.06', 'FR-NL-2.03', 'XBRL_SCHEMA_VALUE']);
  });

  it('says once what both readers say, and never throws', async () => {
    expect(await examine(good.slice(0, -20))).toEqual({ filing: undefined, codes: ['XBRL_MALFORMED'] });
    expect(await examine('')).toEqual({ filing: undefined, codes: ['XBRL_EMPTY'] });
    expect(await examine('<!DOCTYPE x><x/>')).toEqual({ filing: undefined, codes: ['FR-NL-1.03'] });
    expect((await examine('{"a":1}')).codes).toEqual(['XBRL_MALFORMED']);
  });

  it('warns of what is only advised against', async () => {
    const { filing, codes } = await examine(
      good
        .replace('xmlns:iso4217=', 'xmlns:unused="urn:unused" xmlns:iso4217=')
        .replaceAll('bd-i:', 'x:')
        .replace('xmlns:bd-i=', 'xmlns:x=')
        .replace('<x:ContactType ', '<x:ContactType id="f1" '),
    );
    expect(filing?.kind).toBe('vat-return');
    expect(codes.sort()).toEqual(['FG-NL-03', 'FG-NL-05', 'FG-NL-09']);
  });
});
