import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { writeIcpStatement, writeSupplement, writeVatReturn } from '@akkoord/xbrl';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { run } from './index.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'akkoord-check-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const header = {
  contactInitials: 'J',
  contactSurname: 'Bakker',
  contactTelephoneNumber: '0201234567',
  messageReference: 'R-1',
  softwarePackageName: 'Test',
  softwarePackageVersion: '1',
  softwareVendorAccountNumber: 'SWO00000',
};
const common = {
  taxpayer: parseOmzetbelastingNumber('123456782B01'),
  period: parsePeriod('2026-Q3'),
  now: new Date('2026-10-05T10:00:00Z'),
};
const aReturn = (box3b = 0) =>
  writeVatReturn({
    ...common,
    header: { ...header, contactType: 'BPL' },
    figures: { '1a.turnover': 1000, '1a.tax': 210, '3b.turnover': box3b, '5b': 60 },
  });
const aStatement = (amount: number) =>
  writeIcpStatement({
    ...common,
    header,
    lines: [{ country: 'DE', vatNumber: '136695976', supply: 'goods', correction: false, amount }],
  });

/** The nth supplement of the third quarter, after a return of 150: each adds 2,100. */
const aSupplement = (count: number, now: string) =>
  writeSupplement({
    ...common,
    now: new Date(now),
    header: { ...header, contactType: 'BPL' },
    figures: { '1a.turnover': 1000 + 10_000 * count, '1a.tax': 210 + 2_100 * count, '5b': 60 },
    alreadyDeclared: 150 + 2_100 * (count - 1),
  });

function file(name: string, bytes: Buffer | string): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

async function check(...args: string[]): Promise<{ status: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const environment = { env: { LANG: 'en_GB.UTF-8' }, now: new Date('2026-10-06T10:00:00Z') };
  const write = { out: (text: string) => (out += text), err: (text: string) => (err += text) };
  return { status: await run(args, environment, write), out, err };
}

describe('akkoord-check', () => {
  it('says what a good filing is, and ends with 0', async () => {
    const { status, out } = await check(file('good.xbrl', aReturn()));
    expect(status).toBe(0);
    expect(out).toMatch(/^good\.xbrl: GOOD\n/);
    expect(out).toContain('2026-Q3');
    expect(out).toContain('€150');
    expect(out).not.toContain('123456782'); // a number that holds a BSN is masked
  });

  it('compares files given together; a warning ends with 0, and with 1 when strict', async () => {
    const [filing, statement] = [file('ob.xbrl', aReturn(900)), file('icp.xbrl', aStatement(700))];
    const { status, out } = await check(filing, statement);
    expect(status).toBe(0);
    expect(out).toContain('CHECK_3B_DIFFERS_FROM_ICP');
    expect((await check('--strict', filing, statement)).status).toBe(1);
    expect((await check('--strict', filing)).out).not.toContain('CHECK_3B_DIFFERS_FROM_ICP');
  });

  it('takes of two supplements the one made first for declared, whichever is named first', async () => {
    const given = [
      file('sup-2.xbrl', aSupplement(2, '2026-10-06T09:00:00Z')),
      file('sup-1.xbrl', aSupplement(1, '2026-10-05T09:00:00Z')),
      file('return.xbrl', aReturn()),
    ];
    expect((await check(...given)).out).not.toContain('CHECK_SUPPLEMENT_OLD_DIFFERS');
    const withoutFirst = [given[0]!, given[2]!];
    expect((await check(...withoutFirst)).out).toContain('CHECK_SUPPLEMENT_OLD_DIFFERS');
  });

  it('names every fault of a filing that is wrong, in Dutch when asked, and ends with 1', async () => {
    const wrong = aReturn().toString('utf8').replace('>150<', '>151<');
    const { status, out } = await check('--language', 'nl', file('fout.xbrl', wrong));
    expect(status).toBe(1);
    expect(out).toMatch(/^fout\.xbrl: FOUT\n/);
    expect(out.match(/ARITHMETIC_TOTAL/g)).toHaveLength(1);
    expect(out).toContain('eindtotaal');
  });

  it('gives one JSON document for scripts', async () => {
    const { out } = await check('--json', file('a.xbrl', aReturn()), file('b.xbrl', '<x'));
    expect(JSON.parse(out)).toMatchObject([
      { file: 'a.xbrl', verdict: 'good', filing: { kind: 'vat-return', totals: { total: 150 } } },
      { file: 'b.xbrl', verdict: 'refused' },
    ]);
  });

  it.each([[['nowhere.xbrl']], [[]], [['--today', 'x', 'y']], [['--language', 'fr', 'y']], [['--nonsense']]])(
    'ends with 2 on %j and says why',
    async (args) => {
      const { status, out, err } = await check(...args);
      expect([status, out]).toEqual([2, '']);
      expect(err).not.toBe('');
    },
  );
});
