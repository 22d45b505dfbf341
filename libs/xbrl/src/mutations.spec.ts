import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFiling, writeFiling, XbrlRefused } from './index.js';
import { anyFiling } from './testing/any-filing.js';
import { canonical } from './testing/canonical.js';
import { anyMutation } from './testing/mutations.js';
import { shown } from './testing/shown.js';

/** What a text shows, or `refused`; any other error is a fault of the reader. */
function outcome(text: string): string {
  try {
    return shown(readFiling(Buffer.from(text)));
  } catch (error) {
    if (error instanceof XbrlRefused) return 'refused';
    throw error;
  }
}

describe('a filing that was changed', () => {
  it('is refused, or shows something else, or differs in nothing that has a meaning', () => {
    const seen = { refused: 0, shown: 0, insignificant: 0, same: 0 };
    fc.assert(
      fc.property(anyFiling, fc.array(anyMutation, { minLength: 12, maxLength: 12 }), (filing, mutations) => {
        const text = writeFiling(filing).toString('utf8');
        const [before, meaning] = [outcome(text), canonical(text)];
        for (const mutate of mutations) {
          const mutated = mutate(text);
          if (mutated === text) seen.same++;
          else if (outcome(mutated) === 'refused') seen.refused++;
          else if (outcome(mutated) !== before) seen.shown++;
          else {
            seen.insignificant++;
            if (canonical(mutated) !== meaning) throw new Error(`a change goes unseen:\n${difference(text, mutated)}`);
          }
        }
      }),
      { numRuns: 250 },
    );
    // All three happen, so that none of them is untried.
    expect(Math.min(seen.refused, seen.shown, seen.insignificant)).toBeGreaterThan(10);
  });

  it('shows two files alike when they mean the same, and only then', () => {
    fc.assert(
      fc.property(anyFiling, anyFiling, (a, b) => {
        const [first = '', second = ''] = [writeFiling(a), writeFiling(b)].map((bytes) => bytes.toString('utf8'));
        const restyled = first
          .replace(/\n */g, '\r\n')
          .replaceAll('iso4217:', 'x:')
          .replace('xmlns:iso4217', 'xmlns:x');
        expect([canonical(restyled), outcome(restyled)]).toEqual([canonical(first), outcome(first)]);
        expect(outcome(first) === outcome(second)).toBe(canonical(first) === canonical(second));
      }),
      { numRuns: 60 },
    );
  });
});

function difference(text: string, mutated: string): string {
  let at = 0;
  while (text[at] === mutated[at]) at++;
  return `${text.slice(at - 80, at + 60)}\n---\n${mutated.slice(at - 80, at + 60)}`;
}
