import { describe, expect, it } from '@jest/globals';
import { aVatReturn, surroundings } from '../testing/sample-filings.js';
import { explainFiling } from './explain-filing.js';

const pays = (period: string, tax: number) => aVatReturn(period, { '1a.turnover': tax * 5, '1a.tax': tax });

describe('a return beside an earlier one', () => {
  it('names the period it is compared with: who reads it in January takes "last quarter" and "last year" for the return’s own', () => {
    const { headline, because } = explainFiling(
      pays('2026-Q4', 500),
      surroundings({ today: '2027-01-10', previous: pays('2026-Q3', 400), lastYear: pays('2025-Q4', 300) }),
    );
    expect(headline.nl).toBe('U betaalt € 500 uiterlijk op 31 januari 2027, € 100 meer dan over het 3e kwartaal 2026.');
    expect(headline.en).toBe('You pay €500 by 31 January 2027, €100 more than for the 3rd quarter of 2026.');
    expect(because.at(-1)).toEqual({
      nl: 'Over het 4e kwartaal 2025 betaalde u € 300.',
      en: 'For the 4th quarter of 2025 you paid €300.',
    });
  });

  it.each([
    ['2026-01', '2025-12', 'over december 2025'],
    ['2026', '2025', 'over 2025'],
  ])('of %s', (period, before, named) => {
    const { headline } = explainFiling(pays(period, 500), surroundings({ previous: pays(before, 600) }));
    expect(headline.nl).toContain(`€ 100 minder dan ${named}.`);
  });
});
