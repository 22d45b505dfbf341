import { MAIL_LANGUAGES } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { contentOf } from '../template/content-of.js';
import { html } from '../template/html.js';
import { plainText } from '../template/plain-text.js';
import { SAMPLE_OFFICE, sampleOf, SAMPLES } from '../testing/samples.js';
import { findProblem } from './find-problem.js';
import { tidyWords, type OwnWords } from './own-words.js';
import { PLACEHOLDERS_OF, valuesOf } from './placeholders.js';
import { useWords } from './use-words.js';

const READY = sampleOf('filing-ready', 'client', 'nl');
const VALUES = valuesOf(READY);

describe('own words', () => {
  it('are filled in, and a full stop stays one', () => {
    const own = {
      subject: 'Voor {organisation}: {filing}.',
      opening: 'Dag {name} van {organisation}.\n\nOver {period}.',
    };
    expect(useWords('filing-ready', own, VALUES)).toEqual({
      subject: 'Voor Bakkerij De Korenbloem B.V.: Btw-aangifte 3e kwartaal 2026.',
      opening: ['Dag Sanne de Vries van Bakkerij De Korenbloem B.V.', 'Over 3e kwartaal 2026.'],
      closing: [],
      unusable: [],
    });
  });

  it('know in every kind of mail and language all that the table promises', () => {
    for (const [kind, audience] of SAMPLES)
      for (const language of MAIL_LANGUAGES) {
        const values = valuesOf(sampleOf(kind, audience, language));
        expect([kind, Object.keys(values).sort()]).toEqual([kind, [...PLACEHOLDERS_OF[kind]].sort()]);
        expect(Object.values(values)).not.toContain('');
      }
  });

  it('with a value in them lose a number that can be a person’s, also one that both make together', () => {
    const values = { ...VALUES, ...valuesOf({ ...READY, name: 'Klusbedrijf 123456782B01' }) };
    const own = { opening: 'Dag {name}', closing: 'Nummer 1234{name}' };
    expect(useWords('filing-ready', own, values).opening).toEqual(['Dag Klusbedrijf •••']);
    expect(useWords('filing-ready', own, { ...VALUES, name: '56782' }).closing).toEqual(['Nummer •••']);
  });

  it('stay on one line, whatever a name holds', () => {
    const values = valuesOf({ ...READY, name: 'Sanne\r\nBcc: x@y.example' });
    expect(useWords('filing-ready', { subject: 'Dag {name}' }, values).subject).toBe('Dag Sanne Bcc: x@y.example');
  });

  it.each<[string, OwnWords]>([
    ['is not known for this kind', { subject: 'Nog {count}', closing: 'Groet' }],
    ['was refused by a later release', { subject: 'Zie www.elders.example', closing: 'Groet' }],
    ['became too long', { subject: '{organisation} '.repeat(20).trim(), closing: 'Groet' }],
  ])('of which one part %s: the product says that part, the others stay', (_, own) => {
    const content = contentOf({ ...READY, wording: own });
    expect(content).toMatchObject({ subject: contentOf(READY).subject, closing: ['Groet'], unusable: ['subject'] });
  });

  it('about what this one mail does not know are left out', () => {
    const { filing: _, ...story } = READY.story;
    const content = contentOf({ ...READY, story, wording: { subject: '{filing}', closing: 'Dag {name}' } });
    expect(content).toMatchObject({ closing: ['Dag Sanne de Vries'], unusable: ['subject'] });
    expect(content.subject).toBe(contentOf({ ...READY, story }).subject);
  });

  it('are text and never HTML', () => {
    const own = {
      subject: '<b>Vet</b>',
      opening: '<img src=x onerror=alert(1)> & "zo"',
      closing: '<a href=x>Klik</a>\nhier',
    };
    const content = contentOf({ ...READY, name: '<script>', wording: own });
    const page = html(content, SAMPLE_OFFICE);
    expect(page).not.toMatch(/<img|<b>|<script|<a href=x/);
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;zo&quot;');
    expect(page).toContain('&lt;a href=x&gt;Klik&lt;/a&gt;<br>hier');
    expect(page).toContain('<title>&lt;b&gt;Vet&lt;/b&gt;</title>');
    expect(plainText(content, SAMPLE_OFFICE)).toContain('\n\n<a href=x>Klik</a>\nhier\n\n-- \n');
  });
});

/** Words of all sorts: what people write, what they should not, and what could pass for the mail's own. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom('{name}', '{office}', '{organisation}', '{filing}', '{count}', '{until}', '{', '}'),
      fc.constantFrom(
        '\n\n',
        '\n',
        '-- ',
        '> ',
        '* ',
        '</td></tr></table>',
        '<!--',
        '<p>',
        '&amp;',
        '"',
        "'",
        '$&',
        '$1',
      ),
      fc.constantFrom('Te betalen:  € 0', 'U hoeft niets te doen.', 'https://x.example', '123456782B01'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => tidyWords(parts.join(' ')));

/** Whether all lines with something in them are there, in this order. */
function hasLines(all: string, lines: string): boolean {
  const left = lines.split('\n').filter((line) => line !== '');
  for (const line of all.split('\n')) if (line === left[0]) left.shift();
  return left.length === 0;
}

describe('a mail with own words that were accepted', () => {
  it('says everything it says without them: title, paragraphs, facts, what waits, button, notes and footer', () => {
    const part = fc.option(words, { nil: undefined });
    let used = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...SAMPLES),
        fc.constantFrom(...MAIL_LANGUAGES),
        fc.record({ subject: part, opening: part, closing: part }),
        ([kind, audience], language, given) => {
          const accepted = Object.entries(given).filter(
            ([name, text]) => text !== undefined && !findProblem(name as keyof OwnWords, text, PLACEHOLDERS_OF[kind]),
          );
          used += accepted.length;
          const wording = Object.fromEntries(accepted) as OwnWords;
          const input = sampleOf(kind, audience, language);
          const [own, standard] = [contentOf({ ...input, wording }), contentOf(input)];
          expect(own.unusable.filter((one) => one !== 'subject')).toEqual([]);
          expect(hasLines(plainText(own, SAMPLE_OFFICE), plainText(standard, SAMPLE_OFFICE))).toBe(true);
          const page = html(own, SAMPLE_OFFICE);
          const expected = html({ ...standard, subject: own.subject }, SAMPLE_OFFICE);
          expect(hasLines(page, expected)).toBe(true);
          // Nothing but paragraphs is added to the page.
          const tags = (text: string) => (text.match(/<[^>]*>/g) ?? []).filter((tag) => !/^<\/?p\b|^<br>/.test(tag));
          expect(tags(page)).toEqual(tags(expected));
        },
      ),
      { numRuns: 500 },
    );
    expect(used).toBeGreaterThan(100);
  });
});
