import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, costOfFilingLate, costOfPayingLate, costOfSupplementingLate, lateAmounts } from '../index.js';
import { refusalCode } from '../testing/refusal-code.js';

const due = '2026-04-30';

describe('filing late', () => {
  it.each([
    ['2026-04-30', 'none', 0],
    ['2026-05-01', 'grace', 0],
    ['2026-05-07', 'grace', 0],
    ['2026-05-08', 'penalty', 8200],
  ])('on %s: %s, %d cents', (filedOn, outcome, cents) => {
    expect(costOfFilingLate({ due, filedOn })).toMatchObject({ outcome, cents, graceUntil: '2026-05-07' });
  });

  it('cost less in earlier years, and more in special cases', () => {
    expect(costOfFilingLate({ due: '2024-04-30', filedOn: '2024-06-01' }).cents).toBe(6800);
    expect(costOfFilingLate({ due, filedOn: '2026-06-01' }).atMostCents).toBe(16500);
  });

  it('is said in both languages', () => {
    expect(costOfFilingLate({ due, filedOn: '2026-05-20' }).messages).toEqual({
      nl: 'De aangifte is na 7 mei 2026 binnen. De boete voor te laat aangeven is € 82, in bijzondere gevallen € 165.',
      en: 'The return arrives after 7 May 2026. The fine for filing late is €82, in special cases €165.',
    });
  });
});

describe('paying late', () => {
  const late = { due, amountCents: 1_000_000, restPaidOn: '2026-05-20', previousPaidInTime: true };

  it('costs €300 for €10,000 paid on 20 May for the first quarter of 2026 (domain.md 7.8)', () => {
    const cost = costOfPayingLate(late);
    expect(cost).toMatchObject({ outcome: 'penalty', cents: 300_00, atMostCents: 1_000_00 });
    expect(cost.messages.nl).toBe(
      '€ 10.000 is na 30 april 2026 betaald. De boete voor te laat betalen is € 300 (3% van het te late bedrag, met een minimum en een maximum). Wie vaker te laat is, kan tot € 1.000 boete krijgen.',
    );
    expect(cost.cents + costOfFilingLate({ due, filedOn: '2026-05-20' }).cents).toBe(382_00);
  });

  it.each([
    ['in time', '2026-04-30', false, 'none', 0],
    ['within the grace, the previous paid in time', '2026-05-07', true, 'notice', 0],
    ['within the grace, the previous not', '2026-05-07', false, 'penalty', 300_00],
    ['after the grace', '2026-05-08', true, 'penalty', 300_00],
  ] as const)('%s', (_, restPaidOn, previousPaidInTime, outcome, cents) => {
    expect(costOfPayingLate({ ...late, restPaidOn, previousPaidInTime })).toMatchObject({ outcome, cents });
  });

  it('partly within and partly after the grace is fined over all that was late', () => {
    const payments = [
      { on: '2026-04-29', cents: 200_000 },
      { on: '2026-05-05', cents: 300_000 },
    ];
    expect(lateAmounts({ ...late, payments })).toEqual({ lateCents: 800_000, afterGraceCents: 500_000 });
    expect(costOfPayingLate({ ...late, payments }).cents).toBe(240_00);
  });

  it.each([
    ['2026-04-30', 100_00, 50_00],
    ['2026-04-30', 1_000_000_00, 6_709_00],
    ['2024-04-30', 1_000_000_00, 5_514_00],
  ])('due %s, %d cents: at least €50, at most the maximum of the time', (day, amountCents, cents) => {
    expect(costOfPayingLate({ ...late, due: day, amountCents }).cents).toBe(cents);
  });

  it('costs nothing when nothing was due, and takes whole cents only', () => {
    expect(costOfPayingLate({ ...late, amountCents: 0 }).outcome).toBe('none');
    expect(refusalCode(() => costOfPayingLate({ ...late, amountCents: 0.5 }))).toBe('CENTS_NOT_INTEGER');
    expect(refusalCode(() => costOfPayingLate({ ...late, payments: [{ on: due, cents: -1 }] }))).toBe(
      'CENTS_NOT_INTEGER',
    );
  });

  it('never gets cheaper by waiting, and the fine stays within its bounds', () => {
    const cents = fc.integer({ min: 1, max: 100_000_000_00 });
    const days = fc.integer({ min: -5, max: 40 });
    fc.assert(
      fc.property(cents, days, days, fc.boolean(), (amountCents, one, other, previousPaidInTime) => {
        const cost = (wait: number) =>
          costOfPayingLate({ due, amountCents, restPaidOn: addDays(due, wait), previousPaidInTime });
        const [early, later] = [cost(Math.min(one, other)), cost(Math.max(one, other))];
        expect(early.cents).toBeLessThanOrEqual(later.cents);
        expect(Number.isSafeInteger(later.cents)).toBe(true);
        expect(later.cents).toBeLessThanOrEqual(later.atMostCents);
        expect(later.cents === 0 || (later.cents >= 50_00 && later.cents <= 6_709_00)).toBe(true);
      }),
    );
  });
});

describe('supplementing late', () => {
  it('can cost 5% up to a maximum, without days of grace', () => {
    const cost = (filedOn: string, cents: number) => costOfSupplementingLate({ due, filedOn, cents });
    expect(cost('2026-04-30', 2_000_00)).toMatchObject({ outcome: 'none', cents: 0 });
    expect(cost('2026-05-01', 2_000_00)).toMatchObject({ outcome: 'penalty', cents: 100_00 });
    expect(cost('2026-05-01', 2_000_00).messages.nl).toContain('een boete komen van € 100 (5%');
    expect(cost('2026-05-01', 1_000_000_00).cents).toBe(6_709_00);
    expect(cost('2026-05-01', 0).cents).toBe(0);
  });
});
