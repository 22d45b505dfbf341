import { allFindings, readFiling } from '@akkoord/xbrl';
import { SubmitReturn } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { checkReturn } from './check-return.js';
import { DEPENDS_ON_RESIDENCE } from './residence-unknown.js';

const software = { name: 'Akkoord', version: '0.1.0', vendorNumber: 'SWO00000' };
const contact = { initials: 'J', surname: 'Bakker', telephoneNumber: '0201234567' };
const common = { vatNumber: '123456782B01', period: '2026-Q3', contact };
const boxes = { '1a.turnover': 1000, '1a.tax': 210, '5b': 60 };
const customers = [{ country: 'DE', vatNumber: 'DE136695976', goods: 500 }];

const KINDS = [
  ['vat-return', { ...common, boxes }],
  ['icp-statement', { ...common, customers }],
  ['supplement', { ...common, boxes, alreadyDeclared: 900 }],
] as const;
/** In time for all, late for a resident only, late for all. */
const DAYS = ['2026-10-31', '2026-11-15', '2026-12-15'] as const;

const check = (kind: SubmitReturn['kind'], figures: object, day: string) =>
  checkReturn(Object.assign(new SubmitReturn(), { reference: 'r-1', kind, figures }), {
    profile: { contactType: 'BPL' },
    software,
    now: new Date(`${day}T12:00:00Z`),
  });

describe('a return whose taxpayer may or may not be a resident', () => {
  it.each(KINDS)('%s: has the remarks that hold for both, on every day', async (kind, figures) => {
    for (const today of DAYS) {
      const { findings, document } = await check(kind, figures, today);
      const filing = readFiling(document.content, { expectedKind: kind });
      const codes = (residence: 'resident' | 'non-resident') =>
        allFindings(filing, { today, residence }).map(({ code }) => code);
      const both = codes('resident').filter((code) => codes('non-resident').includes(code));
      expect(findings.map(({ code }) => code)).toEqual(both.filter((code) => !DEPENDS_ON_RESIDENCE.includes(code)));
    }
  });

  it('is what a check depends on only where this list says so', async () => {
    const depending = new Set<string>();
    for (const [kind, figures] of KINDS) {
      for (const today of DAYS) {
        const filing = readFiling((await check(kind, figures, today)).document.content, { expectedKind: kind });
        const of = (residence: 'resident' | 'non-resident') =>
          allFindings(filing, { today, residence }).map((finding) => JSON.stringify(finding));
        const [resident, other] = [of('resident'), of('non-resident')];
        const differing = [
          ...resident.filter((one) => !other.includes(one)),
          ...other.filter((one) => !resident.includes(one)),
        ];
        differing.forEach((one) => depending.add((JSON.parse(one) as { code: string }).code));
      }
    }
    expect([...depending]).toEqual(DEPENDS_ON_RESIDENCE);
  });
});
