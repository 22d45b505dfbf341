import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Findings } from '../findings.js';
import { anyFiling } from '../testing/any-filing.js';
import { anyMutation } from '../testing/mutations.js';
import { icpWithDimensions, icpWithTuples, supplementText, vatReturnText } from '../testing/sample-filings.js';
import { writeFiling } from '../index.js';
import { DEFAULT_LIMITS } from '../limits.js';
import { XbrlRefused } from '../xbrl.errors.js';
import type { MarkupHandler, Resolve } from './markup-handler.js';
import { parseInstance } from './parse-instance.js';
import { PlainMarkup } from './plain-markup.js';
import { saxesMarkup } from './saxes-markup.js';

/** Everything a reader tells, with what prefixes stand for at each end. Runs with a comment between them are one run. */
function recorder(resolve: Resolve): { handler: MarkupHandler; events: unknown[] } {
  const events: unknown[] = [];
  let run = '';
  let depth = 0;
  const flush = () => {
    if (depth > 0 && run !== '') events.push(run);
    run = '';
  };
  const handler: MarkupHandler = {
    open: ({ prefix, local, uri, attributes }) => {
      flush();
      depth += 1;
      const told = attributes.map((attribute) => [attribute.prefix, attribute.local, attribute.uri, attribute.value]);
      events.push([prefix, local, uri, ...told]);
    },
    text: (text) => (run += text),
    close: () => {
      flush();
      depth -= 1;
      events.push(['/', ...['', 'a', 'xml', 'xmlns', 'xbrli', 'bd-i'].map((prefix) => resolve(prefix) ?? '')]);
    },
  };
  return { handler, events };
}

function plain(text: string): unknown[] | undefined {
  const told = recorder((prefix) => markup.resolve(prefix));
  const markup = new PlainMarkup(text.replace(/\r\n?/g, '\n'), told.handler);
  return markup.read() ? told.events : undefined;
}

function saxes(text: string): unknown[] | undefined {
  let told: ReturnType<typeof recorder> | undefined;
  try {
    saxesMarkup(text, new Findings(), (resolve) => (told = recorder(resolve)).handler);
  } catch (error) {
    if (error instanceof XbrlRefused) return undefined;
    throw error;
  }
  return told?.events;
}

const SAMPLES = [vatReturnText(), supplementText(), icpWithTuples(), icpWithDimensions(3)];

describe('the plain reader of markup', () => {
  it.each(SAMPLES.map((text) => [text.slice(0, 400), text]))(
    'reads what filings look like as saxes does',
    (_, text) => {
      const styled = text.replace(/\n\s*/g, '\r\n\t').replace('</xbrli:context>', '</xbrli:context><!-- a - b -->');
      for (const one of [text, styled, text.replace(/>BPL</, '>&lt;&amp;&gt;&quot;&apos;<')]) {
        expect(plain(one)).toBeDefined();
        expect(plain(one)).toEqual(saxes(one));
      }
    },
  );

  it.each<[string, string]>([
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['an attribute twice under two prefixes', '<a xmlns:p="u" xmlns:q="u" p:b="1" q:b="2"/>'],
    ['a prefix that is not declared', '<a p:b="1"/>'],
    ['an element whose prefix is not declared', '<p:a/>'],
    ['a prefix of a sibling', '<a><b xmlns:p="u"/><p:c/></a>'],
    ['the prefix xmlns on an element', '<xmlns:a/>'],
    ['a declaration of xmlns', '<a xmlns:xmlns="u"/>'],
    ['a declaration of xml', '<a xmlns:xml="u"/>'],
    ['the namespace of XML by another prefix', '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>'],
    ['a prefix taken back', '<a xmlns:p=""/>'],
    ['two roots', '<a/><a/>'],
    ['no root', ' '],
    ['text before the root', 'x<a/>'],
    ['text after the root', '<a/>x'],
    ['an end without a beginning', '<a/></a>'],
    ['a beginning without an end', '<a><b></b>'],
    ['ends that cross', '<a><b></a></b>'],
    ['an end that is longer', '<a></ab>'],
    ['a name of two colons', '<a:b:c xmlns:a="u"/>'],
    ['a name that ends with a colon', '<a:/>'],
    ['a name that begins with a digit', '<1a/>'],
    ['attributes without space', '<a b="1"c="2"/>'],
    ['an attribute without quotes', '<a b=1/>'],
    ['an attribute without end', '<a b="1'],
    ['a tag within an attribute', '<a b="<"/>'],
    ['an ampersand alone', '<a>a & b</a>'],
    ['an entity of its own', '<a>&foo;</a>'],
    ['a comment with two hyphens', '<a><!-- a -- b --></a>'],
    ['a comment without end', '<a/><!-- a'],
    ['a slash in a tag', '<a / >'],
    ['a control character in text', '<a>x\u0001</a>'],
    ['a control character in a comment', '<a><!-- \u0008 --></a>'],
    ['a control character in an attribute', '<a b="\u001f"/>'],
    ['a control character between attributes', '<a\u000bb="1"/>'],
    ['a null', '<a>\u0000</a>'],
    ['a declaration of XML within', '<a><?xml version="1.0"?></a>'],
  ])('gives up at %s, which saxes refuses', (_, text) => {
    expect([plain(text), saxes(text)]).toEqual([undefined, undefined]);
  });

  it('leaves nothing behind where it gives up: what it noted is told once', () => {
    const text = vatReturnText().replace('<xbrli:unit ', '<xbrli:unit kind="x" ').replace('>BPL<', '>BP&#76;<');
    const [findings, alone] = [new Findings(), new Findings()];
    const instance = parseInstance(text, DEFAULT_LIMITS, findings);
    expect(instance.facts.map(({ value }) => value)).toContain('BPL');
    parseInstance(text.replace('&#76;', 'L'), DEFAULT_LIMITS, alone);
    expect(findings.all().map(({ code }) => code)).toEqual(['XBRL_UNEXPECTED_ATTRIBUTE']);
    expect(findings.all()).toEqual(alone.all());
  });

  it('says of any text what saxes says, or gives up', () => {
    const seen = { read: 0, left: 0 };
    const text = fc.oneof(
      anyFiling.map((filing) => writeFiling(filing).toString('utf8')),
      fc.constantFrom(...SAMPLES),
    );
    fc.assert(
      fc.property(text, fc.array(anyMutation, { minLength: 1, maxLength: 4 }), (whole, mutations) => {
        const changed = mutations.reduce((changing, mutate) => mutate(changing), whole);
        const events = plain(changed);
        if (events === undefined) seen.left++;
        else {
          seen.read++;
          expect(events).toEqual(saxes(changed));
        }
      }),
      { numRuns: 1_000 },
    );
    expect(Math.min(seen.read, seen.left)).toBeGreaterThan(50);
  });
});
