import { MAIL_LANGUAGES } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SAMPLE_OFFICE, sampleOf, SAMPLES } from '../testing/samples.js';
import { contentOf } from './content-of.js';
import { hideNumbers } from './hide-numbers.js';
import { html } from './html.js';
import { plainText } from './plain-text.js';

/** Eleven-test (elfproef) over nine digits. */
const isBsn = (nine: string): boolean =>
  [...nine].reduce((sum, digit, at) => sum + Number(digit) * (at === 8 ? -1 : 9 - at), 0) % 11 === 0 &&
  Number(nine) > 0;
const bsn = fc
  .integer({ min: 10_000_000, max: 799_999_99 })
  .map((eight) => [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((last) => `${eight}${last}`).find(isBsn))
  .filter((found) => found !== undefined);
const apart = fc.constantFrom('', '', ' ', '.', '-', ' . ', '\u00a0');
/** The number of a sole trader as people type it, whole or in part. */
const written = fc
  .tuple(
    bsn,
    fc.integer({ min: 1, max: 99 }),
    fc.constantFrom('whole', 'nl', 'bare', 'reference', 'small', 'wide'),
    apart,
  )
  .map(([nine, sub, form, between]) => {
    const tail = `B${String(sub).padStart(2, '0')}`;
    const parts = [nine.slice(0, 4), nine.slice(4, 6), nine.slice(6)].join(between);
    const text = {
      whole: `${parts}${between}${tail}`,
      nl: `NL${between}${parts}${between}${tail}`,
      bare: parts,
      reference: `1${nine.slice(0, 3)}${between}${nine.slice(3, 7)}${between}${nine.slice(7, 8)}601${between}1270`,
      small: `nl${parts}${tail.toLowerCase()}`,
      wide: [...nine].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
    }[form];
    return { nine, text };
  });
const digitsOf = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');

describe('numbers of a person', () => {
  it('do not stay in a text, however they are typed', () => {
    fc.assert(
      fc.property(written, fc.string(), fc.string(), ({ nine, text }, before, after) => {
        // Digits that the text around happens to bring are not the person's.
        const around = [before, after].map((part) => part.replace(/[\d\p{N}]/gu, 'x')) as [string, string];
        const hidden = hideNumbers(`${around[0]} ${text} ${around[1]}`);
        expect(digitsOf(hidden)).not.toContain(nine.slice(0, 8));
      }),
    );
  });

  it('leave amounts, years, boxes, dates and accounts alone', () => {
    const text =
      'Rubriek 5b: € 12.345 over 2026, op 31-12-2026, rekening NL04 RABO 0200 1122 44, bel 030 1234567 na 9.00';
    expect(hideNumbers(text)).toBe(text);
  });

  it('are in no mail of any kind in any language, wherever a person or an ERP put them', () => {
    const kinds = fc.constantFrom(...SAMPLES);
    fc.assert(
      fc.property(kinds, fc.constantFrom(...MAIL_LANGUAGES), written, ([kind, audience], language, { nine, text }) => {
        const input = sampleOf(kind, audience, language);
        const name = `Klusbedrijf ${text}`;
        const filing = input.story.filing && { ...input.story.filing, organisation: name };
        const filings = input.story.filings?.map((one) => ({ ...one, organisation: name }));
        const { payment: _, ...rest } = input;
        const story = {
          ...input.story,
          ...(filing ? { filing } : {}),
          ...(filings ? { filings } : {}),
          actor: text,
          text: `Mijn nummer is ${text}, klopt dat?`,
          box: text,
          authority: { code: '311', meaning: { nl: text, en: text }, advice: { nl: text, en: text } },
        };
        const content = contentOf({ ...rest, name: text, story });
        for (const said of [content.subject, plainText(content, SAMPLE_OFFICE), html(content, SAMPLE_OFFICE)]) {
          expect(digitsOf(said)).not.toContain(nine.slice(0, 8));
        }
      }),
    );
  });
});
