import type { FilingFacts, MessageKind, Residence } from '@akkoord/contracts';
import { checkFiling, explainFiling, parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import type { Filing } from '@akkoord/xbrl';
import { describe, expect, it } from '@jest/globals';
import { daysAround, isTelling, surroundingsOf } from './surroundings.js';

const TODAY = '2026-10-05';
const OWN = '123456782B01';

const read = (kind: MessageKind, period: string, { number = OWN, total = 0, isFiled = true } = {}) => ({
  isFiled,
  filing: {
    kind,
    taxpayer: parseOmzetbelastingNumber(number),
    period: parsePeriod(period),
    header: {},
    figures: { total },
  } as unknown as Filing,
});
const own = (period = '2026-Q3') => read('vat-return', period).filing;
const facts = (kind: MessageKind, period: string): FilingFacts =>
  ({ kind, period: parsePeriod(period) }) as FilingFacts;
const tells = (kind: MessageKind, period: string, isFiled = true) =>
  isTelling(facts('vat-return', '2026-Q3'), { facts: facts(kind, period), isFiled });

describe('what a filing is compared with', () => {
  it('is looked for from a year back to the end of its period', () => {
    expect(daysAround(parsePeriod('2026-Q3'))).toEqual({ from: '2025-07-01', until: '2026-09-30' });
  });

  it('is the one before, a year ago, and what else is of the same days', () => {
    expect(tells('vat-return', '2026-Q2')).toBe(true);
    expect(tells('vat-return', '2025-Q3')).toBe(true);
    expect(tells('icp-statement', '2026-08')).toBe(true);
    expect(tells('vat-return', '2026-Q3')).toBe(true);
    expect(tells('vat-return', '2026-Q1')).toBe(false);
    expect(tells('icp-statement', '2026-Q2')).toBe(false);
    expect(tells('vat-return', '2026-Q2', false)).toBe(false);
  });

  it('finds each its place', () => {
    const related = [
      read('icp-statement', '2026-Q3', { isFiled: false }),
      read('vat-return', '2026-Q2', { total: 5 }),
      read('vat-return', '2025-Q3', { total: 7 }),
    ];
    const found = surroundingsOf(own(), related, TODAY);
    expect(found).toMatchObject({
      today: TODAY,
      previous: { figures: { total: 5 } },
      lastYear: { figures: { total: 7 } },
    });
    expect(found.icpStatements).toHaveLength(1);
    expect(found.vatReturns).toBeUndefined();
  });

  it('has the terms of who is not a resident: a month more to file and to pay', () => {
    const filing = {
      ...own(),
      header: {},
      figures: { '1a.turnover': 1000, '1a.tax': 210, '5a': 210, '5b': 0, total: 210 },
    } as unknown as Filing;
    const explained = (residence?: Residence) =>
      explainFiling(filing, surroundingsOf(filing, [], '2026-11-05', residence));
    expect(explained()).toMatchObject({ fileBy: '2026-10-31', payment: { by: '2026-10-31' } });
    expect(explained('non-resident')).toMatchObject({ fileBy: '2026-11-30', payment: { by: '2026-11-30' } });
    const codes = (residence?: Residence) =>
      checkFiling(filing, surroundingsOf(filing, [], '2026-11-05', residence)).map(({ code }) => code);
    expect(codes()).toContain('CHECK_FILED_LATE');
    expect(codes('non-resident')).not.toContain('CHECK_FILED_LATE');
  });

  it('knows a return that was filed for the same period, not one that only waits', () => {
    const again = (isFiled: boolean) => surroundingsOf(own(), [read('vat-return', '2026-Q3', { isFiled })], TODAY);
    expect(again(true).vatReturns).toHaveLength(1);
    expect(again(false).vatReturns).toBeUndefined();
  });

  it('leaves out another taxpayer of the same organisation', () => {
    const found = surroundingsOf(own(), [read('vat-return', '2026-Q2', { number: '111222333B01' })], TODAY);
    expect(found.previous).toBeUndefined();
  });

  it('takes the newest of two statements for one period', () => {
    const [newest, older] = [read('icp-statement', '2026-Q3'), read('icp-statement', '2026-Q3')];
    expect(surroundingsOf(own(), [newest, older], TODAY).icpStatements).toEqual([newest.filing]);
  });

  it('gives a supplement the return it corrects and the supplements before it, oldest first', () => {
    const [second, first] = [read('supplement', '2026-Q2'), read('supplement', '2026-Q2')];
    const supplement = read('supplement', '2026-Q2').filing;
    const found = surroundingsOf(supplement, [second, first, read('vat-return', '2026-Q2')], TODAY);
    expect(found.supplements).toEqual([first.filing, second.filing]);
    expect(found.vatReturns).toHaveLength(1);
  });

  it('calls declared, of a supplement, only what was filed', () => {
    const supplement = read('supplement', '2026-Q2').filing;
    const filed = read('vat-return', '2026-Q2', { total: 5 });
    const waiting = read('vat-return', '2026-Q2', { total: 9, isFiled: false });
    expect(surroundingsOf(supplement, [waiting, filed], TODAY).vatReturns).toEqual([filed.filing]);
    expect(surroundingsOf(supplement, [waiting], TODAY).vatReturns).toBeUndefined();
    const statement = read('icp-statement', '2026-Q2').filing;
    expect(surroundingsOf(statement, [waiting], TODAY).vatReturns).toEqual([waiting.filing]);
  });

  it('compares the statement of a division with the one before of that division', () => {
    const of = (fiscalEntityDivision: string, period: string) => {
      const { filing, isFiled } = read('icp-statement', period);
      return { isFiled, filing: { ...filing, header: { fiscalEntityDivision } } as unknown as Filing };
    };
    const [one, other] = [of('001000044B01', '2026-Q2'), of('001000044B02', '2026-Q2')];
    const now = of('001000044B01', '2026-Q3').filing;
    expect(surroundingsOf(now, [other, one], TODAY).previous).toBe(one.filing);
    expect(surroundingsOf(now, [other], TODAY).previous).toBeUndefined();
  });
});
