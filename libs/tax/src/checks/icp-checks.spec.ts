import { describe, expect, it } from '@jest/globals';
import { anIcpLine, anIcpStatement, aVatReturn, surroundings } from '../testing/sample-filings.js';
import type { CheckedFiling } from './checked-filing.js';
import { checkFiling } from './check-filing.js';
import type { Surroundings } from './surroundings.js';

const codes = (filing: CheckedFiling, around: Partial<Surroundings> = {}) =>
  checkFiling(filing, surroundings(around)).map(({ code }) => code);
const icp = (...lines: Parameters<typeof anIcpLine>[0][]) => anIcpStatement('2026-Q3', lines.map(anIcpLine));
const goods = (amount: number, period = '2026-Q3') => anIcpStatement(period, [anIcpLine({ amount })]);
const exporting = (amount: number, period = '2026-Q3') =>
  aVatReturn(period, { '1a.turnover': 100_000, '1a.tax': 21_000, '3b.turnover': amount });

describe('an ICP statement', () => {
  it('that holds has no findings', () => {
    expect(codes(anIcpStatement())).toEqual([]);
  });

  it('is refused with a Dutch customer, an unknown country, GR or GB', () => {
    expect(codes(icp({ country: 'NL', vatNumber: '001000044B37' }))).toEqual(['CHECK_ICP_OWN_COUNTRY']);
    for (const country of ['US', 'GR', 'GB', '??']) expect(codes(icp({ country }))).toEqual(['CHECK_ICP_COUNTRY']);
    const of2020 = anIcpStatement('2020-Q4', [anIcpLine({ country: 'GB', vatNumber: '980780684' })]);
    expect(codes(of2020, { today: '2021-01-15' })).toEqual([]);
  });

  it('warns of a number that cannot be, by its line and never by the number', () => {
    const findings = checkFiling(icp({}, { country: 'DE', vatNumber: '136695977' }), surroundings());
    expect(findings).toMatchObject([
      {
        code: 'CHECK_ICP_CUSTOMER_NUMBER',
        severity: 'warn',
        details: { line: 2, country: 'DE', reason: 'EU_VAT_CHECK' },
      },
    ]);
    expect(JSON.stringify(findings)).not.toContain('136695977');
    expect(codes(icp({ country: 'DE', vatNumber: '13669597' }))).toEqual(['CHECK_ICP_CUSTOMER_NUMBER']);
  });

  it('takes only goods to Northern Ireland', () => {
    const to = { country: 'XI', vatNumber: '980780684' };
    expect(codes(icp(to))).toEqual([]);
    expect(codes(icp({ ...to, supply: 'services' }))).toEqual(['CHECK_ICP_SERVICES_TO_NORTHERN_IRELAND']);
  });

  it('warns of a customer twice for the same supply, corrections apart', () => {
    expect(codes(icp({}, {}))).toEqual(['CHECK_ICP_CUSTOMER_TWICE']);
    expect(codes(icp({}, { supply: 'services' }))).toEqual([]);
    expect(codes(icp({}, { correction: true }, { correction: true }))).toEqual([]);
  });

  it('warns when empty and refuses a line of zero or totals that are not the sum', () => {
    expect(codes(icp())).toEqual(['CHECK_ICP_NO_LINES']);
    expect(codes(icp({ amount: 0 }))).toEqual(['CHECK_ICP_ZERO_AMOUNT']);
    const { totals } = anIcpStatement();
    expect(codes(anIcpStatement('2026-Q3', [anIcpLine()], { totals: { ...totals, total: 1 } }))).toEqual([
      'CHECK_ICP_TOTALS',
    ]);
  });

  it('tells the first 25 findings of one kind and how many more there are', () => {
    const wrong = Array.from({ length: 40 }, (_, index) => ({ country: 'US', vatNumber: String(index), amount: 1 }));
    const findings = checkFiling(icp(...wrong), surroundings());
    expect(findings).toHaveLength(26);
    expect(findings[25]?.details).toEqual({ more: 15 });
  });

  it('must be monthly above € 50,000 of goods in a quarter, in the one before or in the fourth before', () => {
    expect(codes(goods(50_000))).toEqual([]);
    expect(codes(goods(50_001))).toEqual(['CHECK_ICP_GOODS_NEED_MONTHS']);
    expect(codes(goods(50_001, '2026-09'))).toEqual([]);
    expect(codes(icp({ amount: 30_000 }, { amount: 30_000, supply: 'triangular' }))).toEqual([
      'CHECK_ICP_GOODS_NEED_MONTHS',
    ]);
    expect(codes(icp({ amount: 90_000, supply: 'services' }))).toEqual([]);
    expect(codes(goods(1_000), { previous: goods(50_001, '2026-Q2') })).toEqual(['CHECK_ICP_GOODS_NEED_MONTHS']);
    expect(codes(goods(1_000), { lastYear: goods(50_001, '2025-Q3') })).toEqual(['CHECK_ICP_GOODS_NEED_MONTHS']);
    expect(codes(goods(1_000), { previous: goods(1_000, '2026-Q2'), lastYear: goods(50_000, '2025-Q3') })).toEqual([]);
    const ofDivision = { ...goods(50_001, '2026-Q2'), header: { fiscalEntityDivision: '001000044B02' } };
    expect(codes(goods(1_000), { previous: ofDivision })).toEqual([]);
  });

  it('names the quarter, and says when a statement over it is right all the same', () => {
    const said = (filing: CheckedFiling, around: Partial<Surroundings> = {}): string | undefined =>
      checkFiling(filing, surroundings(around)).find(({ code }) => code === 'CHECK_ICP_GOODS_NEED_MONTHS')?.messages.nl;
    expect(said(goods(50_001))).toBe(
      'In het 3e kwartaal 2026 leverde u voor € 50.001 aan goederen. Boven € 50.000 hoort er elke maand een opgaaf ICP te komen. ' +
        'Kwam u pas in de derde maand boven dat bedrag, dan is deze opgaaf goed en begint dat met de maand erna.',
    );
    expect(said(goods(1_000), { previous: goods(50_001, '2026-Q2') })).toMatch(/^In het 2e kwartaal 2026 leverde u/);
    expect(said(goods(1_000), { lastYear: goods(50_001, '2025-Q3') })).toMatch(/^In het 3e kwartaal 2025 leverde u/);
  });

  it('covers a month, a quarter or the first two months of one', () => {
    const over = (period: string) => codes(anIcpStatement(period));
    expect(over('2026-09')).toEqual([]);
    expect(codes(anIcpStatement('2026-07-01/2026-08-31'), { today: '2026-09-15' })).toEqual([]);
    expect(over('2026-08-01/2026-09-30')).toEqual(['CHECK_ICP_PERIOD_KIND']);
    expect(codes(anIcpStatement('2025'), { today: '2026-01-15' })).toEqual(['CHECK_ICP_PERIOD_KIND']);
  });
});

describe('box 3b and the ICP statement', () => {
  const two = icp({ amount: 6_000 }, { country: 'DE', vatNumber: '136695976', amount: 4_000 });

  it('agree, seen from the return and from the statement', () => {
    expect(codes(exporting(10_000), { icpStatements: [two] })).toEqual([]);
    expect(codes(two, { vatReturns: [exporting(10_000)] })).toEqual([]);
  });

  it('may differ a euro for each line', () => {
    expect(codes(exporting(10_002), { icpStatements: [two] })).toEqual(['CHECK_3B_ROUNDED_AGAINST_ICP']);
    expect(codes(exporting(10_003), { icpStatements: [two] })).toEqual(['CHECK_3B_DIFFERS_FROM_ICP']);
    expect(codes(two, { vatReturns: [exporting(9_998)] })).toEqual(['CHECK_3B_ROUNDED_AGAINST_ICP']);
    expect(codes(two, { vatReturns: [exporting(9_997)] })).toEqual(['CHECK_3B_DIFFERS_FROM_ICP']);
  });

  it('need each other', () => {
    expect(codes(exporting(10_000), { icpStatements: [] })).toEqual(['CHECK_3B_WITHOUT_ICP']);
    expect(codes(exporting(0), { icpStatements: [two] })).toEqual(['CHECK_ICP_WITHOUT_3B']);
    expect(codes(two, { vatReturns: [exporting(0)] })).toEqual(['CHECK_ICP_WITHOUT_3B']);
    expect(codes(exporting(10_000))).toEqual([]);
  });

  it('of a month may wait for the quarter, unless it is its last', () => {
    const said = (period: string) =>
      checkFiling(exporting(10_000, period), surroundings({ icpStatements: [] })).find(
        ({ code }) => code === 'CHECK_3B_WITHOUT_ICP',
      );
    expect(said('2026-08')?.messages).toEqual({
      nl: 'Rubriek 3b is ingevuld, en er is geen opgaaf ICP over augustus 2026. Doet u de opgaaf per maand, dien die dan ook in. Per kwartaal hoort deze maand in de opgaaf over het 3e kwartaal 2026, uiterlijk 31 oktober 2026.',
      en: 'Box 3b is filled in, and there is no ICP statement for August 2026. If you file it by month, file it too. By quarter this month belongs in the statement for the 3rd quarter of 2026, due by 31 October 2026.',
    });
    expect(said('2026-09')?.messages.nl).toMatch(/ Dien ook de opgaaf ICP in\.$/);
    expect(said('2026-Q3')?.messages.nl).toMatch(/ Dien ook de opgaaf ICP in\.$/);
  });

  it('count corrections in', () => {
    const corrected = icp({ amount: 10_000 }, { amount: -1_000, correction: true });
    expect(codes(exporting(9_000), { icpStatements: [corrected] })).toEqual([]);
  });

  it('go together over a quarter of monthly statements, and name the months without one', () => {
    const monthly = (...months: string[]) =>
      months.map((month) => anIcpStatement(month, [anIcpLine({ amount: 5_000 })]));
    const all = monthly('2026-07', '2026-08', '2026-09');
    expect(codes(exporting(15_000), { icpStatements: all })).toEqual([]);
    const [finding] = checkFiling(exporting(15_000), surroundings({ icpStatements: all.slice(0, 2) }));
    expect(finding?.messages).toEqual({
      nl: 'In rubriek 3b staat € 15.000, in de opgaaf ICP € 10.000. Over september 2026 is geen opgaaf bekend. Kijk na welke van de twee klopt.',
      en: 'Box 3b has €15,000, the ICP statement €10,000. No statement is known for September 2026. Check which of the two is right.',
    });
    expect(codes(all[2]!, { vatReturns: [exporting(16_000)], icpStatements: all.slice(0, 2) })).toEqual([
      'CHECK_3B_DIFFERS_FROM_ICP',
    ]);
    expect(codes(all[2]!, { vatReturns: [exporting(16_000)] })).toEqual([]);
  });

  it('are compared when credit notes bring the statement to zero: it is there', () => {
    const credited = icp({ amount: 4_000 }, { country: 'DE', vatNumber: '136695976', amount: -4_000 });
    expect(codes(exporting(10_000), { icpStatements: [credited] })).toEqual(['CHECK_3B_DIFFERS_FROM_ICP']);
    expect(codes(exporting(1), { icpStatements: [credited] })).toEqual(['CHECK_3B_ROUNDED_AGAINST_ICP']);
    expect(codes(exporting(0), { icpStatements: [credited] })).toEqual([]);
  });

  it('are one sum for all divisions of a fiscal unity, seen from each', () => {
    const of = (fiscalEntityDivision: string, amount: number, period = '2026-Q3') =>
      anIcpStatement(period, [anIcpLine({ amount })], { header: { fiscalEntityDivision } });
    const [one, other] = [of('001000044B01', 6_000), of('001000044B02', 4_000)];
    expect(codes(exporting(10_000), { icpStatements: [one, other] })).toEqual([]);
    expect(codes(one, { vatReturns: [exporting(10_000)], icpStatements: [other] })).toEqual([]);
    expect(codes(one, { vatReturns: [exporting(12_000)], icpStatements: [other] })).toEqual([
      'CHECK_3B_DIFFERS_FROM_ICP',
    ]);
    const onlyJuly = of('001000044B02', 4_000, '2026-07');
    expect(codes(one, { vatReturns: [exporting(10_000)], icpStatements: [onlyJuly] })).toEqual([]);
  });

  it('are not compared with a statement over more months, or with two over the same ones', () => {
    expect(codes(exporting(4_000, '2026-09'), { icpStatements: [two] })).toEqual([]);
    expect(codes(exporting(10_000), { icpStatements: [two, two] })).toEqual([]);
    const july = anIcpStatement('2026-07', [anIcpLine({ amount: 6_000 })]);
    expect(codes(exporting(10_000), { icpStatements: [two, july] })).toEqual([]);
  });
});
