import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CheckedFiling } from '../checks/checked-filing.js';
import { checkFiling } from '../checks/check-filing.js';
import type { Surroundings } from '../checks/surroundings.js';
import { BOXES, type BoxKey } from '../figures/boxes.js';
import { parsePeriod, periodKey, shiftPeriod } from '../periods/period.js';
import { aSupplement, anIcpLine, anIcpStatement, aVatReturn, COMPANY, SOLE_TRADER } from '../testing/sample-filings.js';
import { explainFiling } from './explain-filing.js';
import { explainInOneLine } from './explain-in-one-line.js';
import { signed } from './wording.js';

/** Boxes a person fills in: all but the sums and the box of old forms. */
const ENTERED_BOXES = BOXES.map(({ key }) => key).filter((key) => !['5a', '5d', 'total'].includes(key));
const figureBoxes = fc.dictionary(
  fc.constantFrom(...ENTERED_BOXES),
  fc.integer({ min: -99_999_999, max: 99_999_999 }),
) as fc.Arbitrary<Partial<Record<BoxKey, number>>>;
/** Months, quarters, years and rows of months around 2026. */
const periods = fc
  .tuple(
    fc.constantFrom('2021', '2023-Q4', '2026-Q3', '2026-Q3', '2026-07', '2026-07-01/2026-08-31'),
    fc.integer({ min: -4, max: 4 }),
  )
  .map(([text, shift]) => periodKey(shiftPeriod(parsePeriod(text), shift)));
const amount = fc.integer({ min: -9_999_999, max: 9_999_999 });
const taxpayer = fc.constantFrom(COMPANY, SOLE_TRADER);
const vatReturn = fc
  .tuple(periods, figureBoxes, taxpayer)
  .map(([at, figures, who]) => aVatReturn(at, figures, { taxpayer: who }));
const supplement = fc
  .tuple(periods, figureBoxes, amount, taxpayer)
  .map(([at, figures, old, who]) => aSupplement(at, figures, old, { taxpayer: who }));
const lines = fc.array(
  fc.record({
    country: fc.constantFrom('BE', 'DE', 'XI', '??'),
    vatNumber: fc.constantFrom('0776091951', '136695976', 'A'),
    supply: fc.constantFrom('goods' as const, 'services' as const, 'triangular' as const),
    correction: fc.boolean(),
    amount,
  }),
  { maxLength: 6 },
);
const icp = fc.tuple(periods, lines).map(([at, given]) => anIcpStatement(at, given));
const filing: fc.Arbitrary<CheckedFiling> = fc.oneof(vatReturn, supplement, icp);
const around: fc.Arbitrary<Surroundings> = fc.record(
  {
    today: fc.constantFrom('2026-09-20', '2026-10-15', '2027-01-01'),
    previous: filing,
    lastYear: filing,
    icpStatements: fc.array(icp, { maxLength: 2 }),
    vatReturns: fc.array(vatReturn, { maxLength: 2 }),
    supplements: fc.array(supplement, { maxLength: 2 }),
    discovered: fc.constant('2026-08-01'),
    residence: fc.constantFrom('resident', 'non-resident'),
  },
  { requiredKeys: ['today'] },
);

describe('an explanation', () => {
  it('is the same every time, with as many cells in each row as columns and every word in both languages', () => {
    fc.assert(
      fc.property(filing, around, (given, known) => {
        const explanation = explainFiling(given, known);
        expect(explainFiling(given, known)).toEqual(explanation);
        for (const { columns, rows } of explanation.tables)
          for (const { cells } of rows) expect(cells).toHaveLength(columns.length);
        const said = JSON.stringify([explanation, explainInOneLine(given, known)]);
        expect(said).not.toMatch(/undefined|NaN|\{\w+\}|\.\./);
        for (const { nl, en } of [explanation.headline, ...explanation.because, ...explanation.notes]) {
          expect(nl).toMatch(/^[A-Z].*\.$/);
          expect(en).toMatch(/^[A-Z].*\.$/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never holds a BSN, and the one line no number of a taxpayer at all', () => {
    fc.assert(
      fc.property(filing, around, (given, known) => {
        expect(JSON.stringify(explainFiling(given, known))).not.toContain(SOLE_TRADER.slice(0, 9));
        expect(JSON.stringify(explainInOneLine(given, known))).not.toContain(given.taxpayer);
      }),
    );
  });

  it('shows every amount of a return, and another amount reads otherwise', () => {
    const change = fc.record({
      key: fc.constantFrom(...BOXES.map(({ key }) => key)),
      by: amount.filter((by) => by !== 0),
    });
    fc.assert(
      fc.property(vatReturn, change, (given, { key, by }) => {
        const cells = (figures: typeof given.figures) =>
          explainFiling({ ...given, figures }, { today: '2026-10-15' }).tables[0]!.rows.flatMap((row) => row.cells);
        const shown = cells(given.figures).map(({ nl }) => nl);
        for (const value of Object.values(given.figures)) expect(shown).toContain(signed(value).nl);
        expect(cells({ ...given.figures, [key]: (given.figures[key] ?? 0) + by })).not.toEqual(cells(given.figures));
      }),
    );
  });

  it('shows facts no box was made of', () => {
    const otherFacts = [{ concept: 'SomethingNew', value: '42' }];
    const tables = explainFiling({ ...aVatReturn(), otherFacts }, { today: '2026-10-15' }).tables;
    expect(tables[1]?.rows).toEqual([
      {
        kind: 'line',
        cells: [
          { nl: 'SomethingNew', en: 'SomethingNew' },
          { nl: '42', en: '42' },
        ],
      },
    ]);
  });

  it('of an ICP statement of many customers adds their lines up', () => {
    const statement = anIcpStatement('2026-Q3', [anIcpLine(), anIcpLine({ supply: 'services', amount: 5 })]);
    const customers = explainFiling(statement, { today: '2026-10-15' }).tables[1];
    expect(customers?.rows.map(({ cells }) => cells.at(-1)?.nl)).toEqual(['€ 10.005', '€ 10.005']);
  });
});

describe('an ICP statement with credit notes', () => {
  const told = (now: number[], before: number[]) => {
    const of = (period: string, amounts: number[]) =>
      anIcpStatement(
        period,
        [anIcpLine({ country: 'DE', vatNumber: '136695976', amount: 1 })].concat(
          amounts.map((each) => anIcpLine({ amount: each })),
        ),
      );
    const known = { today: '2026-10-15', previous: of('2026-Q2', before) };
    return explainFiling(of('2026-Q3', now), known).because.map(({ nl }) => nl);
  };

  it('says more or less by what the customer really had', () => {
    expect(told([], [-500])).toContain(
      'Klant BE 0776091951 staat er niet meer in; over het 2e kwartaal 2026 was dat -€ 500.',
    );
    expect(told([], [500])).toContain(
      'Klant BE 0776091951 staat er niet meer in: € 500 minder dan over het 2e kwartaal 2026.',
    );
  });

  it('calls nobody new or gone whose lines add up to nothing', () => {
    expect(told([300, -300], [300])).toContain(
      'Aan klant BE 0776091951 leverde u € 300 minder dan over het 2e kwartaal 2026.',
    );
    expect(told([300], [300, -300])).toContain(
      'Aan klant BE 0776091951 leverde u € 300 meer dan over het 2e kwartaal 2026.',
    );
  });
});

describe('a filing that went to the tax office', () => {
  const notes = (filing: CheckedFiling, known: Partial<Surroundings>) =>
    explainFiling(filing, { today: '2026-11-23', ...known }).notes.map(({ nl }) => nl);

  it('is not called late, and asked for, because it is read after the last day', () => {
    const filedOn = '2026-10-31';
    expect(notes(aVatReturn(), { filedOn })).toEqual([
      'De aangifte is op tijd: de termijn loopt tot en met 31 oktober 2026.',
      'Komt het geld na 7 november 2026 binnen, dan is de boete € 360.',
    ]);
    expect(notes(anIcpStatement(), { filedOn })[1]).toBe('De opgaaf is op tijd ingediend, op 31 oktober 2026.');
    expect(checkFiling(aVatReturn(), { today: '2026-11-23', filedOn })).toEqual([]);
  });

  it('has days without a fine for its money only when the return before was paid in time', () => {
    const said = (today: string) => notes(aVatReturn(), { today, filedOn: '2026-10-31' }).slice(1);
    const [free, fined] = [
      'Is al het geld uiterlijk 7 november 2026 binnen en was ook de vorige aangifte op tijd en helemaal betaald? Dan krijgt u geen boete voor te laat betalen.',
      'Komt het geld na 7 november 2026 binnen, dan is de boete € 360.',
    ];
    expect(said('2026-10-31').at(-1)).toBe(fined);
    expect(said('2026-11-01')).toEqual([free, fined]);
    expect(said('2026-11-07')).toEqual([free, fined]);
    expect(said('2026-11-08')).toEqual([fined]);
  });

  it('that was late stays as late as it was', () => {
    expect(notes(aVatReturn(), { filedOn: '2026-11-07' })[0]).toContain('Daarvoor krijgt u geen boete.');
    expect(notes(aVatReturn(), { filedOn: '2026-11-08' })[0]).toContain('De boete voor te laat aangeven is € 82');
    expect(notes(anIcpStatement(), { filedOn: '2026-11-01' })[1]).toBe(
      'De opgaaf is op 1 november 2026 ingediend; de uiterste datum was 31 oktober 2026.',
    );
  });

  it('has the interest of the day it was filed, not of the day it is read', () => {
    const read = { today: '2027-06-01' };
    const said = notes(aSupplement(), { ...read, filedOn: '2027-03-31' });
    expect(said[0]).toBe('De suppletie is op 31 maart 2027 ingediend.');
    expect(said[2]).toContain('U betaalt geen belastingrente');
    expect(notes(aSupplement(), read)[2]).toContain('naar schatting');
  });
});

describe('a supplement of a period that gave money back', () => {
  const headline = (totalNew: number, totalOld: number) => {
    const filing = aSupplement('2026-Q1', { '5b': -totalNew }, totalOld);
    return explainFiling(filing, { today: '2026-10-15' }).headline;
  };

  it('says in words what is money to get back: a minus before an amount is easily read over', () => {
    expect(headline(-500, -2_600)).toEqual({
      nl: 'U betaalt € 2.100 bij: u mocht € 500 terugvragen en u vroeg eerder € 2.600 terug.',
      en: 'You pay €2,100 more: you could reclaim €500 and you reclaimed €2,600 before.',
    });
    expect(headline(-500, 100).nl).toBe('U krijgt € 600 terug: u mocht € 500 terugvragen en u gaf eerder € 100 aan.');
    expect(headline(-500, -500).nl).toBe(
      'U betaalt niets bij en krijgt niets terug: u mocht € 500 terugvragen, zoals u eerder aangaf. Alleen bedragen in de rubrieken veranderen.',
    );
  });
});

describe('a return of amounts that come to nothing', () => {
  it('is not called one without an amount', () => {
    const { notes } = explainFiling(aVatReturn('2026-Q3', { '1a.turnover': 1000, '1a.tax': 210, '5b': 210 }), {
      today: '2026-10-15',
    });
    expect(notes[0]?.nl).toBe(
      'Ook een aangifte waarop u niets betaalt of terugkrijgt, moet worden ingediend: uiterlijk 31 oktober 2026.',
    );
  });
});

describe('a return read after its days without a fine', () => {
  it('does not say of money that may be there that it is late', () => {
    const { headline, notes } = explainFiling(aVatReturn(), { today: '2026-11-23' });
    expect(headline.nl).toBe('U betaalt € 12.000. De uiterste dag om te betalen was 31 oktober 2026.');
    expect(notes.at(-1)?.nl).toBe('Is het geld er nog niet, dan is de boete voor te laat betalen € 360.');
  });
});

describe('a filing in one line', () => {
  it('has a day of its own for the money only where that is paid on it', () => {
    const q3 = { '1a.turnover': 1000, '1a.tax': 210 };
    expect(explainInOneLine(aVatReturn('2026-Q3', q3)).nl).toMatch(/€ 210 te betalen, uiterlijk 31 oktober 2026$/);
    expect(explainInOneLine(aVatReturn('2026-Q3', { '5b': 300 })).nl).toMatch(
      /€ 300 terug te krijgen, indienen uiterlijk 31 oktober 2026$/,
    );
    expect(explainInOneLine(aSupplement(), { discovered: '2026-05-04' }).nl).toMatch(
      /bij te betalen, indienen uiterlijk 29 juni 2026$/,
    );
  });
});
