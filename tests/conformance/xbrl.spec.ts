// libs/xbrl against documents it did not write: the official sample, our own samples, the SBR filing-rule instances, and
// for what it writes the XBRL 2.1 schema with a stand-in for the Dutch Taxonomy, judged by xmllint.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { checkFileName, readFiling, writeVatReturn, XbrlRefused, type Filing } from '@akkoord/xbrl';

const data = resolve(process.env['AKKOORD_SHARED'] ?? '../shared', 'data/digipoort');
const here = existsSync(data);
const xmllint = spawnSync('xmllint', ['--version']).status === 0;
if (!here) console.warn(`xbrl conformance skipped: no samples at ${data} (set AKKOORD_SHARED)`);
else if (!xmllint) console.warn('xbrl schema conformance skipped: xmllint (libxml2-utils) is not installed');

const own = (name: string): Buffer => readFileSync(join(data, 'own/xbrl-samples', `${name}.xbrl`));
const read = (name: string): Filing => readFiling(own(name));

(here ? describe : describe.skip)('samples', () => {
  it('reads the official sample of 2021 without a finding', () => {
    const filing = readFiling(readFileSync(join(data, 'xbrl-official/VB-01_bd-rpt-ob-aangifte-2021.xbrl')));
    expect(filing).toMatchObject({
      kind: 'vat-return',
      taxonomy: 'NT15',
      taxpayer: '001000044B37',
      period: { start: '2021-10-01', end: '2021-10-31' },
      header: { contactType: 'INT', contactPrefix: 'Prefix', taxConsultantNumber: '234564' },
      figures: {
        '1a.turnover': 15000,
        '1a.tax': 3150,
        '1b.tax': 90,
        '4a.turnover': 1200,
        '5a': 3240,
        '5d': 0,
        total: 3240,
      },
      otherFacts: [],
      findings: [],
    });
  });

  it('reads our own samples of 2026 without a finding', () => {
    expect(read('ob-aangifte-2026-q3')).toMatchObject({ figures: { '5a': 26370, total: 17370 }, findings: [] });
    expect(read('ob-aangifte-2026-q3-intermediair').header.professionalAssociations).toEqual(['NBA']);
    expect(read('ob-suppletie-2026-q3')).toMatchObject({
      supplement: { totalNew: 19470, totalOld: 17370, difference: 2100 },
      findings: [],
    });
    expect(read('icp-opgaaf-2026-q3')).toMatchObject({
      totals: { goods: 11000, services: 1500, triangular: -500, total: 12000, customers: 3 },
      findings: [],
    });
  });

  it.each(['ob-aangifte-2026-q3', 'ob-aangifte-2026-q3-intermediair'])(
    'writes %s byte for byte from what it read',
    (name) => {
      expect(rewrite(read(name)).equals(own(name))).toBe(true);
    },
  );
});

function rewrite(filing: Filing): Buffer {
  if (filing.kind !== 'vat-return') throw new Error(filing.kind);
  const { professionalAssociations = [], contactType = 'BPL', taxConsultantNumber, ...header } = filing.header;
  const [professionalAssociation] = professionalAssociations;
  return writeVatReturn({
    taxpayer: filing.taxpayer,
    period: filing.period,
    figures: filing.figures,
    header: {
      contactType,
      contactInitials: header.contactInitials ?? '',
      contactSurname: header.contactSurname ?? '',
      contactTelephoneNumber: header.contactTelephoneNumber ?? '',
      messageReference: header.messageReference ?? '',
      softwarePackageName: header.softwarePackageName ?? '',
      softwarePackageVersion: header.softwarePackageVersion ?? '',
      softwareVendorAccountNumber: header.softwareVendorAccountNumber ?? '',
      ...(taxConsultantNumber !== undefined && { taxConsultantNumber }),
      ...(professionalAssociation !== undefined && { professionalAssociation }),
    },
    now: new Date('2026-10-15T08:30:00Z'),
  });
}

// FR-NL-5.11 is about escaped XHTML in explanations; VAT reports have no concept that may hold it.
const NOT_FOR_VAT = new Set(['5-11']);

interface Variation {
  readonly rule: string;
  readonly file: string;
}

function variations(): Variation[] {
  const folder = join(data, 'filing-rules/fr_nl');
  return readdirSync(folder)
    .filter((name) => name.endsWith('-testcase.xml') && !NOT_FOR_VAT.has(name.slice(0, 4)))
    .flatMap((name) => {
      const text = readFileSync(join(folder, name), 'utf8');
      const files = [...text.matchAll(/readMeFirst="true">([^<]+)</g)].map(([, file = '']) => file);
      const rules = [...text.matchAll(/<result>\s*(?:<error>NL\.([^<]+)<\/error>)?/g)].map(([, rule = '']) => rule);
      return files.map((file, index) => ({ rule: rules[index] ?? '', file: join(folder, file) }));
    })
    .filter(({ file }) => !file.includes('.zip')); // the journey carries instances, not archives
}

(here ? describe : describe.skip)('SBR filing-rule instances', () => {
  it.each(
    here ? variations().map(({ rule, file }) => [rule, file.slice(file.lastIndexOf('/') + 1), file] as const) : [],
  )('%s refuses %s for its own rule', (rule, _name, file) => {
    expect(rule).toMatch(/^FR-NL-\d\.\d\d$/);
    expect(codesOf(file)).toContain(rule);
  });

  it('knows every rule of the set that can apply to a VAT filing', () => {
    const rules = new Set(variations().map(({ rule }) => rule));
    expect(rules.size).toBeGreaterThanOrEqual(19);
  });
});

function codesOf(file: string): string[] {
  const name = checkFileName(file.slice(file.lastIndexOf('/') + 1));
  const codes = name === undefined ? [] : [name.code];
  try {
    readFiling(readFileSync(file));
    return codes;
  } catch (error) {
    if (error instanceof XbrlRefused) return [...codes, ...error.findings.map(({ code }) => code)];
    throw error;
  }
}

(here && xmllint ? describe : describe.skip)('XBRL 2.1 schema and stand-in taxonomy, by xmllint', () => {
  let work = '';
  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'akkoord-xbrl-'));
    writeFileSync(join(work, 'catalog.xml'), catalog());
    writeFileSync(join(work, 'driver.xsd'), DRIVER);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  const validate = (bytes: Buffer): string => {
    writeFileSync(join(work, 'instance.xbrl'), bytes);
    const { status, stderr } = spawnSync(
      'xmllint',
      ['--nonet', '--noout', '--schema', join(work, 'driver.xsd'), join(work, 'instance.xbrl')],
      { env: { ...process.env, XML_CATALOG_FILES: join(work, 'catalog.xml') }, encoding: 'utf8' },
    );
    return status === 0 ? 'valid' : stderr;
  };

  const written = (change: Partial<Parameters<typeof writeVatReturn>[0]> = {}): Buffer =>
    writeVatReturn({
      taxpayer: parseOmzetbelastingNumber('123456782B01'),
      period: parsePeriod('2026-07'),
      figures: { '1a.turnover': 9_999_999_999, '1a.tax': -999_999_999, '5b': -999_999_999 },
      header: {
        contactType: 'INT',
        contactInitials: 'É.Ö',
        contactPrefix: "van 't",
        contactSurname: 'Ma<>"&ß€',
        contactTelephoneNumber: '+31101234567',
        messageReference: 'x'.repeat(20),
        softwarePackageName: 'Akkoord',
        softwarePackageVersion: '0.1.0',
        softwareVendorAccountNumber: 'SWO12345',
        taxConsultantNumber: '123456',
        professionalAssociation: 'RB',
      },
      now: new Date('2026-08-01T00:00:00Z'),
      ...change,
    });

  it.each(['2026-07', '2026-Q3', '2026'])('takes what is written for %s', (period) => {
    expect(validate(written({ period: parsePeriod(period) }))).toBe('valid');
  });

  it('would notice a wrong value', () => {
    const wrong = Buffer.from(written().toString('utf8').replace('>9999999999<', '>99999999999<'));
    expect(validate(wrong)).not.toBe('valid');
    expect(() => readFiling(wrong)).toThrow(XbrlRefused);
  });
});

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
