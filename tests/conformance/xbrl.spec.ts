// libs/xbrl against documents it did not write: the official sample, our own samples and the SBR filing-rule instances.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { examineFiling, readFiling, validateInstance, writeFiling, type Filing } from '@akkoord/xbrl';

const data = resolve(process.env['AKKOORD_SHARED'] ?? '../shared', 'data/digipoort');
const here = existsSync(data);
if (!here) console.warn(`xbrl conformance skipped: no samples at ${data} (set AKKOORD_SHARED)`);

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

  it.each(['ob-aangifte-2026-q3', 'ob-aangifte-2026-q3-intermediair', 'ob-suppletie-2026-q3', 'icp-opgaaf-2026-q3'])(
    'writes %s byte for byte from what it read, and finds it valid',
    async (name) => {
      expect(writeFiling(read(name)).equals(own(name))).toBe(true);
      expect(await validateInstance(own(name))).toEqual([]);
    },
  );

  it('finds the official sample valid, and writes its filing again', async () => {
    const official = readFileSync(join(data, 'xbrl-official/VB-01_bd-rpt-ob-aangifte-2021.xbrl'));
    const filing = readFiling(official);
    expect(await validateInstance(official)).toEqual([]);
    expect({ ...readFiling(writeFiling(filing)), sha256: '', size: 0 }).toEqual({ ...filing, sha256: '', size: 0 });
  });
});

interface Variation {
  readonly rule: string;
  readonly file: string;
}

const FOLDERS = ['fr_nl', 'fg_nl'] as const;

/** Every variation of every test case: an instance, or one in an archive, and the rule it must be found for. */
function variations(): Variation[] {
  return FOLDERS.flatMap((folder) =>
    readdirSync(join(data, 'filing-rules', folder))
      .filter((name) => name.endsWith('-testcase.xml'))
      .flatMap((name) => {
        const text = readFileSync(join(data, 'filing-rules', folder, name), 'utf8');
        return [...text.matchAll(/<variation[\s\S]*?<\/variation>/g)].map(([variation]) => ({
          file: join(folder, /readMeFirst="true">([^<]+)</.exec(variation)?.[1] ?? ''),
          rule: /<error>NL\.([^<]+)<\/error>/.exec(variation)?.[1] ?? '',
        }));
      }),
  );
}

(here ? describe : describe.skip)('SBR filing-rule instances', () => {
  const all = here ? variations() : [];

  it.each(all.map(({ rule, file }) => [rule, file] as const))('%s is found in %s', async (rule, file) => {
    const found = await findingsOf(file);
    expect(found).toContainEqual({ code: rule, severity: rule.startsWith('FR-') ? 'refuse' : 'warn' });
  });

  it('are of every rule that can apply to a VAT filing, archives too', () => {
    const rules = new Set(all.map(({ rule }) => rule));
    expect([...rules].filter((rule) => rule.startsWith('FR-NL-'))).toHaveLength(22);
    expect([...rules].filter((rule) => rule.startsWith('FG-NL-'))).toHaveLength(5);
    expect(all.filter(({ file }) => file.includes('.zip/'))).toHaveLength(2);
  });

  it('leave nothing to remark of instances that keep the rules', async () => {
    for (const name of ['ob-aangifte-2026-q3', 'ob-suppletie-2026-q3', 'icp-opgaaf-2026-q3'])
      expect((await examineFiling(own(name), { fileName: `${name}.xbrl` })).findings).toEqual([]);
  });
});

async function findingsOf(file: string): Promise<{ code: string; severity: string }[]> {
  const [path = '', inner] = file.split('.zip/');
  const folder = join(data, 'filing-rules');
  const bytes = inner === undefined ? readFileSync(join(folder, path)) : unzipped(join(folder, `${path}.zip`), inner);
  const { findings } = await examineFiling(bytes, { fileName: file.slice(file.lastIndexOf('/') + 1) });
  return findings.map(({ code, severity }) => ({ code, severity }));
}

/** One file of an archive, by its central directory (PKWARE APPNOTE 4.3.12). */
function unzipped(archive: string, name: string): Buffer {
  const zip = readFileSync(archive);
  let at = zip.indexOf('PK\x01\x02', 0, 'latin1');
  while (at >= 0) {
    const [length, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset));
    if (zip.toString('utf8', at + 46, at + 46 + length!) === name) {
      const local = zip.readUInt32LE(at + 42);
      const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
      const packed = zip.subarray(start, start + zip.readUInt32LE(at + 20));
      return zip.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    }
    at = zip.indexOf('PK\x01\x02', at + 46 + length! + extra! + comment!, 'latin1');
  }
  throw new Error(`${name} is not in ${archive}`);
}
