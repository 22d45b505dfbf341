import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { WusMessageRefused } from '../errors.js';
import { canonicalise } from './canonicalise.js';
import { parseXml } from './parse-xml.js';
import type { XmlElement } from './tree.js';

const LIMITS = { maxBytes: 1e7, maxDepth: 32, maxElements: 1e5 };
const parse = (source: string) => parseXml(Buffer.from(source), LIMITS);

function refusal(source: string | Buffer, limits = LIMITS): string {
  try {
    parseXml(Buffer.from(source), limits);
    return 'accepted';
  } catch (error) {
    if (error instanceof WusMessageRefused) return error.code;
    throw error;
  }
}

/** What another parser makes of a document without markup declarations, as canonical text; undefined when it is not well formed. */
function bySaxes(source: string): string | undefined {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const out: string[] = [];
  let isBroken = false;
  parser.on('error', () => (isBroken = true));
  parser.on('opentag', ({ uri, local, attributes }) => {
    depth += 1;
    const own = Object.values(attributes).filter((attribute) => attribute.uri !== 'http://www.w3.org/2000/xmlns/');
    out.push(`<{${uri}}${local}`, ...own.map((a) => ` {${a.uri}}${a.local}=${JSON.stringify(a.value)}`).sort(), '>');
  });
  let depth = 0;
  // Whitespace around the root is told too.
  parser.on('text', (text) => depth > 0 && out.push(JSON.stringify(text)));
  parser.on('closetag', () => {
    depth -= 1;
    out.push('</>');
  });
  parser.write(source).close();
  return isBroken ? undefined : out.join('');
}

function described({ uri, local, attributes, children }: XmlElement): string {
  const own = attributes.map((a) => ` {${a.uri}}${a.local}=${JSON.stringify(a.value)}`).sort();
  const inside = children.map((child) => (typeof child === 'string' ? JSON.stringify(child) : described(child)));
  return `<{${uri}}${local}${own.join('')}>${inside.join('')}</>`;
}

function byUs(source: string): string | undefined {
  return refusal(source) === 'accepted' ? described(parse(source)) : undefined;
}

describe('a document', () => {
  it.each([
    [`<a b='1' c="2"/>`],
    [`<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<a/>\n`],
    ['<a xmlns="urn:a"><b xmlns=""><c/></b></a>'],
    ['<p:a xmlns:p="urn:a" p:b="1" b="2"><p:c xmlns:p="urn:c" p:b="3"/></p:a>'],
    [`<a b="&#10;&#x9;&lt;&amp;&quot;&apos;'\t\n ">&#13;&gt;x\r\ny\rz</a>`],
    ['<é:ü xmlns:é="urn:é" é:a·="😀">€</é:ü >'],
    ['<a xml:lang="nl" xmlns:xml="http://www.w3.org/XML/1998/namespace"/>'],
    ['<𐀀 ª="1"/>'],
  ])('that is well formed is read as another parser reads it: %s', (source) => {
    expect(byUs(source)).toBe(bySaxes(source));
  });

  it.each(
    [
      '',
      'x',
      '<a>',
      '</a>',
      '<a></b>',
      '<a/><b/>',
      '<a/>x',
      'x<a/>',
      '<a b/>',
      '<a b=1/>',
      '<a b="1"c="2"/>',
      '<a b="1" b="2"/>',
      '<a b="<"/>',
      '<a b="&"/>',
      '<a>&nbsp;</a>',
      '<a>&#0;</a>',
      '<a>&#xD800;</a>',
      '<a>&#x110000;</a>',
      '<a>&#99999999999999999999;</a>',
      '<a>&amp</a>',
      '<a>]]></a>',
      '<a>\u0001</a>',
      '<a>\uFFFF</a>',
      '<1/>',
      '<a:/>',
      '<:a/>',
      '<p:a/>',
      '<a:b:c xmlns:a="urn:a"/>',
      '<a p:b="1"/>',
      '<a xmlns:p="" />',
      '<a xmlns:xmlns="urn:x"/>',
      '<a xmlns:xml="urn:x"/>',
      '<a xmlns:p="http://www.w3.org/XML/1998/namespace"/>',
      '<a xmlns="http://www.w3.org/2000/xmlns/"/>',
      '<a xmlns:p="urn:a" xmlns:q="urn:a" p:b="1" q:b="2"/>',
      '<xmlns:a/>',
      '<a / >',
      '< a/>',
      '<a/',
      '<a b="1/>',
      ' <?xml version="1.0"?><a/>',
      '<?xml version="1.0" ?',
      '<?xml encoding="utf-8"?><a/>',
      '<!ELEMENT a>',
    ].map((source) => [source]),
  )('that is not well formed is refused by both: %s', (source) => {
    expect(bySaxes(source)).toBeUndefined();
    expect(byUs(source)).toBeUndefined();
  });

  it('is refused by its limits, with a code for each', () => {
    expect(refusal('<a>'.repeat(33) + '</a>'.repeat(33))).toBe('WUS_TOO_DEEP');
    expect(refusal('<a>'.repeat(32) + '</a>'.repeat(32))).toBe('accepted');
    expect(refusal('<a><b/><b/></a>', { ...LIMITS, maxElements: 2 })).toBe('WUS_TOO_LARGE');
    expect(refusal('<a/>', { ...LIMITS, maxBytes: 3 })).toBe('WUS_TOO_LARGE');
    const attributes = Array.from({ length: 1000 }, (_, index) => ` a${index}=""`);
    expect(refusal(`<a${attributes.join('')}/>`)).toBe('WUS_TOO_LARGE');
  });

  it('is refused for its encoding and version', () => {
    expect(refusal('<?xml version="1.1"?><a/>')).toBe('WUS_NOT_UTF8');
    expect(refusal('<?xml version="1.0" encoding="latin1"?><a/>')).toBe('WUS_NOT_UTF8');
    expect(refusal(Buffer.from([0x3c, 0x61, 0x3e, 0xe9, 0x3c, 0x2f, 0x61, 0x3e]))).toBe('WUS_NOT_UTF8');
  });

  it('of a large text is read as quickly as it is long', () => {
    const large = 'QUJD'.repeat(2_000_000);
    expect(parse(`<a>${large}</a>`).children).toEqual([large]);
  });
});

// Pieces rather than letters: what comes out is nearly XML, and that is where parsers differ.
const piece = fc.constantFrom(
  ...['<a', '<p:b', '</a>', '</p:b>', '/>', '>', ' ', '\n', '\r', ' x="', " y='", '"', "'", '=', '&lt;', '&#65;', '&'],
  ...[
    ';',
    ']]>',
    ' xmlns="urn:d"',
    ' xmlns:p="urn:p"',
    ' xmlns:p=""',
    'é',
    '😀',
    ':',
    '-',
    '1',
    't',
    '<',
    ' xml:lang="n"',
  ],
);

it('agrees with another parser on what is well formed and on what it says, over random pieces of markup', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), fc.boolean(), (pieces, isWrapped) => {
      const source = isWrapped ? `<r xmlns:p="urn:1">${pieces.join('')}</r>` : `<a${pieces.join('')}`;
      expect(byUs(source)).toBe(bySaxes(source));
    }),
    { numRuns: 4_000 },
  );
});

it('comes back the same when its canonical form is read again', () => {
  const tree = fc.letrec<{ node: string }>((tie) => ({
    node: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom('t', '&amp;', '&#13;', 'é', ''),
      fc
        .tuple(
          fc.constantFrom('a', 'p:b', 'q:c'),
          fc.constantFrom('', ' xmlns="urn:d"', ' xmlns=""', ' xmlns:p="urn:p2"', ' p:x="1" x="&#10;"', ' q:y="&lt;"'),
          fc.array(tie('node'), { maxLength: 4 }),
        )
        .map(([name, attributes, children]) => `<${name}${attributes}>${children.join('')}</${name}>`),
    ),
  })).node;
  fc.assert(
    fc.property(tree, (inside) => {
      const root = parse(`<r xmlns:p="urn:p" xmlns:q="urn:q">${inside}</r>`);
      const canonical = canonicalise(root);
      expect(canonicalise(parse(canonical))).toBe(canonical);
      expect(described(parse(canonical))).toBe(described(root));
    }),
  );
});
