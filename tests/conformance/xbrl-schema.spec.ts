// Our schema of XBRL 2.1 and of NT20 against the official schemas and a stand-in for the Dutch Taxonomy, judged by xmllint:
// the same verdict on valid instances and on many that were changed.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parsePeriod } from '@akkoord/tax';
import { readFiling, validateInstance, writeFiling, type FilingToWrite } from '@akkoord/xbrl';
import fc from 'fast-check';

const data = resolve(process.env['AKKOORD_SHARED'] ?? '../shared', 'data/digipoort');
const here = existsSync(data);
const xmllint = spawnSync('xmllint', ['--version']).status === 0;
if (!here) console.warn(`xbrl schema conformance skipped: no schemas at ${data} (set AKKOORD_SHARED)`);
else if (!xmllint) console.warn('xbrl schema conformance skipped: xmllint (libxml2-utils) is not installed');

const samples = here ? readdirSync(join(data, 'own/xbrl-samples')) : [];
const sample = (name: string) => readFileSync(join(data, 'own/xbrl-samples', name), 'utf8');

(here && xmllint ? describe : describe.skip)('our schema and that of XBRL International', () => {
  let work = '';
  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'akkoord-xbrl-'));
    writeFileSync(join(work, 'catalog.xml'), catalog());
    writeFileSync(join(work, 'driver.xsd'), DRIVER);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  /** The verdict of xmllint on each text, in one go. */
  function theirs(texts: readonly string[]): boolean[] {
    const files = texts.map((text, index) => {
      const file = join(work, `${index}.xbrl`);
      writeFileSync(file, text);
      return file;
    });
    const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', join(work, 'driver.xsd'), ...files], {
      env: { ...process.env, XML_CATALOG_FILES: join(work, 'catalog.xml') },
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    expect(stderr).not.toContain('failed to compile');
    const valid = new Set([...stderr.matchAll(/^(.+) validates$/gm)].map(([, file]) => file));
    return files.map((file) => valid.has(file));
  }

  async function compare(texts: readonly string[]): Promise<{ valid: number; invalid: number }> {
    const counted = { valid: 0, invalid: 0 };
    for (const [index, verdict] of theirs(texts).entries()) {
      const findings = await validateInstance(Buffer.from(texts[index]!));
      // A schema says nothing of which taxonomy an instance refers to.
      if (verdict && findings.some(({ code }) => code === 'XBRL_ENTRY_POINT_UNKNOWN')) continue;
      if ((findings.length === 0) !== verdict)
        throw new Error(`xmllint says ${verdict}, we ${JSON.stringify(findings)}:\n${texts[index]}`);
      counted[verdict ? 'valid' : 'invalid']++;
    }
    return counted;
  }

  it('take the samples and what we write', async () => {
    const read = samples.map((name) => readFiling(Buffer.from(sample(name))));
    const header = {
      contactPrefix: "van 't",
      contactSurname: 'Ma<>"&ß€',
      taxConsultantNumber: '123456',
      professionalAssociations: ['RB', 'NBA'],
    };
    const more = ['2026-07', '2026'].flatMap((period) =>
      read.map((filing): FilingToWrite => ({
        ...filing,
        period: parsePeriod(period),
        header: { ...filing.header, ...header },
      })),
    );
    const [vatReturn] = read.filter((filing) => filing.kind === 'vat-return');
    if (vatReturn === undefined) throw new Error('no sample of a VAT return');
    const figures = { '1a.turnover': 9_999_999_999, '1a.tax': -999_999_999, '5b': -999_999_999 };
    more.push({ ...vatReturn, figures });
    const texts = [...samples.map(sample), ...more.map((filing) => writeFiling(filing).toString('utf8'))];
    expect(await compare(texts)).toEqual({ valid: texts.length, invalid: 0 });
  });

  it.each([
    ['a value of another type', />BPL</, '>XXX<', false],
    ['too many digits', />21000</, '>1234567890<', false],
    ['exactly as many digits as may be', />21000</, '>123456789<', true],
    ['a fraction of zeros', />21000</, '>21000.00<', true],
    ['cents', />21000</, '>21000.01<', false],
    ['a sign and zeros before', />21000</, '> +0021000 <', true],
    ['decimals of another form', /decimals="INF"/, 'decimals="inf"', false],
    ['negative decimals', /decimals="INF"/, 'decimals="-3"', true],
    ['precision', /decimals="INF"/, 'precision="5"', true],
    ['no unit', / unitRef="EUR"/, '', false],
    ['no context', / contextRef="Msg"/, '', false],
    ['an unknown context, which a schema does not look up', /contextRef="Msg"/, 'contextRef="Other"', true],
    ['an id that is no name', /id="Msg"/, 'id="1 2"', false],
    ['an id twice', /<xbrli:unit id="EUR"/, '<xbrli:unit id="Msg"', false],
    ['an attribute of no meaning', /<xbrli:context /, '<xbrli:context kind="x" ', false],
    [
      'an attribute of another namespace on a fact, which types by restriction do not take',
      /<bd-i:ContactInitials /,
      '<bd-i:ContactInitials x:y="1" xmlns:x="urn:x" ',
      false,
    ],
    ['an unknown fact', /bd-i:ContactInitials/g, 'bd-i:Initialen', false],
    [
      'xsi:nil',
      /<bd-i:ContactInitials /,
      '<bd-i:ContactInitials xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true" ',
      false,
    ],
    ['a date with a time', /2026-07-01/, '2026-07-01T00:00:00', true],
    ['no date', /2026-07-01/, 'juli', false],
    ['no end', / *<xbrli:endDate>.*\n/, '', false],
    ['no schemaRef', / *<link:schemaRef.*\n/, '', false],
    [
      'a linkbaseRef',
      /(<link:schemaRef.*\n)/,
      '$1<link:linkbaseRef xlink:type="simple" xlink:href="a" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>',
      true,
    ],
    [
      'a link of another type, which libxml2 lets pass (the reader does not)',
      /xlink:type="simple"/,
      'xlink:type="extended"',
      true,
    ],
    ['an instant', /<xbrli:startDate>(?:.|\n)*<\/xbrli:endDate>/, '<xbrli:instant>2026-09-30</xbrli:instant>', true],
    ['forever', /<xbrli:startDate>(?:.|\n)*<\/xbrli:endDate>/, '<xbrli:forever/>', true],
    ['an empty scheme', /scheme="[^"]*"/, 'scheme=""', false],
    ['text between facts', /<\/xbrli:unit>/, '</xbrli:unit>x', false],
    ['a measure without namespace', />iso4217:EUR</, '>q:EUR<', false],
    [
      'a quotient',
      /<xbrli:measure>(.*)<\/xbrli:measure>/,
      '<xbrli:divide><xbrli:unitNumerator><xbrli:measure>$1</xbrli:measure></xbrli:unitNumerator><xbrli:unitDenominator><xbrli:measure>$1</xbrli:measure></xbrli:unitDenominator></xbrli:divide>',
      true,
    ],
    ['an element in a fact', />J</, '><bd-i:ContactPrefix contextRef="Msg">J</bd-i:ContactPrefix><', false],
  ] as [string, RegExp, string, boolean][])('agree on %s', async (_name, from, to, valid) => {
    const text = sample('ob-aangifte-2026-q3.xbrl');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    expect(await compare([changed])).toEqual({ valid: valid ? 1 : 0, invalid: valid ? 0 : 1 });
  });

  it.each([
    ['a country outside the Union', />DE</g, '>US<'],
    ['a customer without number', />0477472701</, '><'],
    ['a line of zero', />7000</, '>0<'],
    ['an unknown domain', /bd-domains:VATNumberDomain/g, 'bd-domains:Number'],
    ['a member without dimension', / dimension="bd-axes:VATNumberDimension"/, ''],
    ['an empty scenario', /<xbrli:scenario>(?:.|\n)*?<\/xbrli:scenario>/, '<xbrli:scenario/>'],
  ] as [string, RegExp, string][])('agree on %s in an ICP statement', async (_name, from, to) => {
    const text = sample('icp-opgaaf-2026-q3.xbrl');
    expect(await compare([text.replace(from, to)])).toEqual({ valid: 0, invalid: 1 });
  });

  it('agree on a thousand changes anywhere', async () => {
    const unit = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
    const change = fc
      .tuple(
        fc.constantFrom(...samples),
        fc.constantFrom(...PARTS),
        unit,
        unit,
        fc.constantFrom('delete', 'double', 'exchange', 'edit'),
        fc.constantFrom(...' 09-.:AxMé'),
      )
      .map(([name, part, first, second, act, sign]) => {
        const text = sample(name);
        const places = [...text.matchAll(part)];
        const [a, b] = [first, second].map((place) => places[Math.floor(place * places.length)]);
        if (a === undefined || b === undefined) return text;
        const at = Math.floor(second * a[0].length);
        const edited = a[0].slice(0, at) + sign + a[0].slice(at + 1);
        const put = { delete: '', double: a[0] + a[0], exchange: b[0], edit: edited }[act] ?? '';
        return text.slice(0, a.index) + put + text.slice(a.index + a[0].length);
      });
    const { valid, invalid } = await compare(fc.sample(change, 1000));
    expect(Math.min(valid, invalid)).toBeGreaterThan(100);
  });
});

/** Elements, attributes, values, names and single signs. */
const PARTS = [
  /<([\w:.-]+)(?: [^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g,
  /<(xbrli:(?:context|unit|period|entity|scenario)|xbrldi:typedMember)[ >](?:.|\n)*?<\/\1>/g,
  / [\w:.-]+="[^"]*"/g,
  /(?<=>)[^<>\n]+(?=<)/g,
  /(?<=<)[\w:.-]+(?=[ >])/g,
  /(?<=\w=")[^"]*(?=")/g,
  /[^\n]/g,
];

const DRIVER = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:akkoord:conformance">
  <xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
  <xs:import namespace="http://xbrl.org/2006/xbrldi" schemaLocation="http://www.xbrl.org/2006/xbrldi-2006.xsd"/>
  <xs:import namespace="http://www.nltaxonomie.nl/nt20/bd/20251210/dictionary/bd-data" schemaLocation="http://www.nltaxonomie.nl/nt20/bd/20251210/dictionary/bd-data.xsd"/>
  <xs:import namespace="http://www.nltaxonomie.nl/nt20/bd/20251210/validation/bd-domains" schemaLocation="http://www.nltaxonomie.nl/nt20/bd/20251210/validation/bd-domains.xsd"/>
</xs:schema>`;

function catalog(): string {
  const taxonomy = pathToFileURL(join(data, 'own/stand-in-taxonomy/www.nltaxonomie.nl')).href;
  const core = pathToFileURL(join(data, 'xbrl-core')).href;
  return `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog">
  <rewriteURI uriStartString="http://www.nltaxonomie.nl/" rewritePrefix="${taxonomy}/"/>
  <rewriteURI uriStartString="http://www.xbrl.org/" rewritePrefix="${core}/"/>
</catalog>`;
}
