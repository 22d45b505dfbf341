import { describe, expect, it } from '@jest/globals';
import { costOfWaiting } from '../index.js';

const due = '2026-10-31';

describe('what waiting costs', () => {
  it('is two fines for a return to pay, from the first day after the grace', () => {
    expect(costOfWaiting({ kind: 'vat-return', due, totalEuros: 10_000 })).toEqual({
      from: '2026-11-08',
      filingLateCents: 82_00,
      payingLateCents: 300_00,
      messages: {
        nl: 'Komt de aangifte na 7 november 2026 binnen, dan is de boete € 82. Is ook het geld dan nog niet binnen, dan komt daar € 300 boete bij.',
        en: 'If the return arrives after 7 November 2026, the fine is €82. If the money has not arrived by then either, €300 is added.',
      },
    });
  });

  it.each([0, -500, undefined])('is one fine for a return of %s euros', (totalEuros) => {
    const cost = costOfWaiting({ kind: 'vat-return', due, ...(totalEuros === undefined ? {} : { totalEuros }) });
    expect(cost).toMatchObject({ filingLateCents: 82_00, payingLateCents: 0 });
    expect(cost?.messages.nl).toBe('Komt de aangifte na 7 november 2026 binnen, dan is de boete € 82.');
  });

  it('is a share of what a supplement still has to pay, from the day after its term', () => {
    const cost = costOfWaiting({ kind: 'supplement', due, totalEuros: 2000 });
    expect(cost).toEqual({
      from: '2026-11-01',
      filingLateCents: 100_00,
      payingLateCents: 0,
      messages: {
        nl: 'Komt de suppletie na 31 oktober 2026 binnen, dan kan daarvoor een boete komen van € 100.',
        en: 'If the supplement arrives after 31 October 2026, that can bring a fine of €100.',
      },
    });
  });

  it('is what it costs already, once the days without a fine are over', () => {
    const said = (kind: 'vat-return' | 'supplement', totalEuros: number, today: string): string | undefined =>
      costOfWaiting({ kind, due, totalEuros, today })?.messages.nl;
    expect(said('vat-return', 10_000, '2026-11-07')).toMatch(/^Komt de aangifte na 7 november 2026 binnen/);
    expect(said('vat-return', 10_000, '2026-11-08')).toBe(
      'De boete voor te laat aangeven is nu € 82. Is ook het geld er nog niet, dan komt daar € 300 boete bij.',
    );
    expect(said('vat-return', -500, '2026-11-08')).toBe('De boete voor te laat aangeven is nu € 82.');
    expect(said('supplement', 2000, '2026-10-31')).toMatch(/^Komt de suppletie na 31 oktober 2026 binnen/);
    expect(said('supplement', 2000, '2026-11-01')).toBe(
      'De suppletie komt na 31 oktober 2026 binnen. Daarvoor kan een boete komen van € 100.',
    );
  });

  it('is not known for an ICP statement, nor for a supplement that gives back', () => {
    expect(costOfWaiting({ kind: 'icp-statement', due })).toBeUndefined();
    expect(costOfWaiting({ kind: 'supplement', due, totalEuros: -5 })).toBeUndefined();
  });
});
