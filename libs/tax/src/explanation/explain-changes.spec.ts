import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BOXES } from '../figures/boxes.js';
import { aSupplement, anIcpLine, anIcpStatement, aVatReturn } from '../testing/sample-filings.js';
import { explainChanges } from './explain-changes.js';

const before = aVatReturn('2026-Q3', { '1a.turnover': 1000, '1a.tax': 210, '5b': 60 });
const rows = (changes: ReturnType<typeof explainChanges>, language: 'nl' | 'en' = 'nl') =>
  changes?.table?.rows.map(({ cells }) => cells.map((cell) => cell[language].replace(/\u00a0/g, ' ')).join(' | '));
const plain = (text = ''): string => text.replace(/\u00a0/g, ' ');

describe('what changed between two versions', () => {
  it('is told per box, with what is paid now and before', () => {
    const now = aVatReturn('2026-Q3', { '1a.turnover': 1500, '1a.tax': 315, '3b.turnover': 40, '5b': 60 });
    const changes = explainChanges(now, before);
    expect(plain(changes?.headline.nl)).toBe('In deze nieuwe versie: u betaalt € 255. Het was: u betaalt € 150.');
    expect(plain(changes?.headline.en)).toBe('In this new version: you pay €255. It was: you pay €150.');
    expect(rows(changes)).toEqual([
      '1a | Leveringen/diensten belast met hoog tarief (omzet) | € 1.000 | € 1.500 | € 500',
      '1a | Leveringen/diensten belast met hoog tarief (btw) | € 210 | € 315 | € 105',
      '3b | Leveringen naar of diensten in landen binnen de EU |  | € 40 | € 40',
      '5a | Verschuldigde omzetbelasting (rubrieken 1 t/m 4) | € 210 | € 315 | € 105',
      ' | Totaal te betalen of terug te vragen | € 150 | € 255 | € 105',
    ]);
  });

  it('says when a payment becomes a refund', () => {
    const now = aVatReturn('2026-Q3', { '1a.turnover': 1000, '1a.tax': 210, '5b': 610 });
    expect(plain(explainChanges(now, before)?.headline.nl)).toBe(
      'In deze nieuwe versie: u krijgt € 400 terug. Het was: u betaalt € 150.',
    );
  });

  it('says so when no amount changed', () => {
    const changes = explainChanges(before, before);
    expect(changes?.table).toBeUndefined();
    expect(changes?.headline.nl).toContain('Geen enkel bedrag is veranderd');
  });

  it('shows of a supplement also what was declared before', () => {
    const old = aSupplement('2025', { '1a.turnover': 10_000, '1a.tax': 2100, '5b': 0 }, 1500);
    const now = aSupplement('2025', { '1a.turnover': 10_000, '1a.tax': 2100, '5b': 0 }, 1600);
    const places = explainChanges(now, old)?.table?.rows.map(({ cells }) => cells[0]?.nl);
    expect(places).toEqual(['5f', '5g']);
  });

  it('is told per customer of an ICP statement, with who came and who went', () => {
    const old = anIcpStatement('2026-Q3', [
      anIcpLine({ country: 'DE', vatNumber: '1', amount: 100 }),
      anIcpLine({ amount: 5 }),
    ]);
    const now = anIcpStatement('2026-Q3', [
      anIcpLine({ country: 'DE', vatNumber: '1', amount: 100 }),
      anIcpLine({ country: 'FR', vatNumber: '2', supply: 'services', amount: 30 }),
    ]);
    const changes = explainChanges(now, old);
    const heads = changes?.table?.columns.map(({ name }) => name.nl);
    expect(heads).toEqual(['Klant', 'Soort', 'Was', 'Is nu', 'Verschil']);
    const told = rows(changes) ?? [];
    expect(told).toHaveLength(2);
    expect(told.find((row) => row.startsWith('FR 2'))).toBe('FR 2 | Diensten |  | € 30 | € 30');
    expect(told.some((row) => row.includes('| € 5 |  |'))).toBe(true);
  });

  it('cannot be told of another kind', () => {
    expect(explainChanges(before, anIcpStatement('2026-Q3', []))).toBeUndefined();
  });

  it('names every box that differs, and no other', () => {
    const amounts = fc.record(
      Object.fromEntries(
        BOXES.filter(({ key }) => key !== 'total' && key !== '5a').map(({ key }) => [
          key,
          fc.integer({ min: 0, max: 5 }),
        ]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(amounts, amounts, (a, b) => {
        const [old, now] = [aVatReturn('2026-Q3', a), aVatReturn('2026-Q3', b)];
        const differs = BOXES.filter(({ key }) => old.figures[key] !== now.figures[key]);
        expect(explainChanges(now, old)?.table?.rows.length ?? 0).toBe(differs.length);
      }),
    );
  });
});
