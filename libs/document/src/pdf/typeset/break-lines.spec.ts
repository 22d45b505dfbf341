import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breakLines } from './break-lines.js';
import { columnWidths } from './columns.js';

const measure = (text: string) => [...text].length;

describe('breaking lines', () => {
  it('breaks between words and keeps an amount with its euro sign', () => {
    expect(breakLines('U betaalt € 12.345 btw', 12, measure)).toEqual(['U betaalt ', '€ 12.345 btw']);
  });

  it('breaks a long word after a slash or a hyphen, else between signs', () => {
    expect(breakLines('leveringen/diensten', 12, measure)).toEqual(['leveringen/', 'diensten']);
    expect(breakLines('abcdefghij', 4, measure)).toEqual(['abcd', 'efgh', 'ij']);
  });

  it('loses nothing and fits, whatever the text and the width', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zé/€@ -]{0,80}$/u), fc.integer({ min: 1, max: 30 }), (text, width) => {
        const lines = breakLines(text, width, measure);
        expect(lines.join('')).toBe(text);
        for (const line of lines) expect(measure(line.trimEnd())).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('widths of columns', () => {
  it('always fill the room there is', () => {
    const need = fc.record({ least: fc.integer({ min: 1, max: 200 }), more: fc.nat(300), stretches: fc.boolean() });
    fc.assert(
      fc.property(fc.array(need, { minLength: 1, maxLength: 8 }), fc.integer({ min: 50, max: 600 }), (needs, width) => {
        const columns = columnWidths(
          needs.map(({ least, more, stretches }) => ({ least, most: least + more, stretches })),
          width,
        );
        expect(columns.reduce((sum, each) => sum + each, 0)).toBeCloseTo(width, 5);
        for (const column of columns) expect(column).toBeGreaterThan(0);
      }),
    );
  });
});
