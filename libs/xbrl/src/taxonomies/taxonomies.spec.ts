import { describe, expect, it } from '@jest/globals';
import { boxesOfYear, parsePeriod } from '@akkoord/tax';
import {
  readFiling,
  TAXONOMIES,
  taxonomyOfYear,
  validateInstance,
  writeFiling,
  XbrlRefused,
  type Taxonomy,
} from '../index.js';
import { SAMPLE_TAXPAYER } from '../testing/sample-filings.js';
import { NT20 } from './nt20.js';

const header = {
  contactType: 'BPL',
  contactInitials: 'J',
  contactSurname: 'Voorbeeld',
  contactTelephoneNumber: '0101234567',
  dateTimeCreation: '202710151030',
  messageReference: 'REF-1',
  softwarePackageName: 'TestPakket',
  softwarePackageVersion: '1.0',
  softwareVendorAccountNumber: 'SWO00000',
} as const;
const { contactType: _contactType, ...icpHeader } = header;
const about = { taxpayer: SAMPLE_TAXPAYER, period: parsePeriod('2027-Q3') };
const customer = { country: 'BE', vatNumber: '0477472701' };

/** A version that does not exist: another root, another name for a box, and corrections as concepts of their own. */
function inventedNT21(): Taxonomy {
  const text = JSON.stringify(NT20)
    .replaceAll('nt20/bd/20251210', 'nt21/bd/20261209')
    .replaceAll('-2026.xsd', '-2027.xsd')
    .replaceAll('ValueAddedTaxOwed"', 'ValueAddedTaxDue"');
  const copy = JSON.parse(text) as Taxonomy;
  const correction = { type: 'monetaryNoDecimalsNoZero10V', correction: true, reports: ['icp-statement'] } as const;
  const corrections = [
    { ...correction, name: 'CorrectionsSuppliesAmount', supply: 'goods' },
    { ...correction, name: 'CorrectionsServicesAmount', supply: 'services' },
  ] as const;
  return { ...copy, name: 'NT21', year: 2027, concepts: [...copy.concepts, ...corrections] };
}

describe('taxonomy versions', () => {
  it.each(TAXONOMIES.map((taxonomy) => [taxonomy.name, taxonomy] as const))('%s is whole', (_name, taxonomy) => {
    const { concepts, year, icp, entryPoints, namespaces } = taxonomy;
    const names = concepts.map(({ name }) => name);
    const boxes = concepts.flatMap((concept) => ('box' in concept ? [concept.box] : []));
    expect(new Set(names).size).toBe(names.length);
    expect(boxes).toEqual(boxesOfYear(year).map(({ key }) => key));
    expect(Object.values(entryPoints).every((address) => address.endsWith(`-${year}.xsd`))).toBe(true);
    if (icp.form === 'tuples') {
      expect(names).toEqual(expect.arrayContaining(icp.tuples.flatMap(({ children }) => [...children])));
      expect(namespaces.tuples).toBeDefined();
    } else expect(namespaces.axes ?? namespaces.domains).toBeDefined();
    expect(taxonomyOfYear(year)).toBe(taxonomy);
  });

  it('takes a new version as one more piece of data: read, written and validated', async () => {
    const NT21 = inventedNT21();
    const taxonomies = [...TAXONOMIES, NT21];
    const figures = { '1a.turnover': 1000, '1a.tax': 210 };
    const filings = [
      { ...about, kind: 'vat-return', header, figures },
      { ...about, kind: 'supplement', header, figures, supplement: { totalNew: 210, totalOld: 10, difference: 200 } },
      {
        ...about,
        kind: 'icp-statement',
        header: icpHeader,
        lines: [
          { ...customer, supply: 'goods', correction: false, amount: 5000 },
          { ...customer, supply: 'services', correction: true, amount: -20 },
        ],
      },
    ] as const;
    for (const filing of filings) {
      const bytes = writeFiling(filing, { taxonomies });
      const read = readFiling(bytes, { taxonomies });
      expect(read).toMatchObject({ ...filing, taxonomy: 'NT21', year: 2027, findings: [] });
      expect(await validateInstance(bytes, { taxonomies })).toEqual([]);
      expect(bytes.toString()).toContain('/nt21/bd/20261209/');
      expect(() => readFiling(bytes)).toThrow(XbrlRefused); // not without the data
    }
    expect(writeFiling(filings[0], { taxonomies }).toString()).toContain('<bd-i:ValueAddedTaxDue ');
    expect(() => writeFiling(filings[0])).toThrow(expect.objectContaining({ code: 'XBRL_WRITE_YEAR' }));
  });
});
