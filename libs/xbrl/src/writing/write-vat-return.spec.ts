import { describe, expect, it } from '@jest/globals';
import { boxesOfYear, parsePeriod, TaxInputError } from '@akkoord/tax';
import fc from 'fast-check';
import { readFiling, TAXONOMIES, writeVatReturn, XbrlRefused, type WriteHeader } from '../index.js';
import { SAMPLE_HEADER, SAMPLE_TAXPAYER, vatReturnText } from '../testing/sample-filings.js';

const refusalOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
};

describe('writing a VAT return', () => {
  it.each(TAXONOMIES.map(({ name, year }) => [name, year] as const))(
    '%s: is read back for %i without a finding',
    (name, year) => {
      const filing = readFiling(
        Buffer.from(vatReturnText(`${year}-Q3`, { '1a.tax': 10 }, { professionalAssociation: 'NBA' })),
      );
      expect(filing).toMatchObject({
        taxonomy: name,
        year,
        findings: [],
        header: { professionalAssociations: ['NBA'] },
      });
    },
  );

  it('gives the same bytes for the same input', () => {
    expect(vatReturnText()).toBe(vatReturnText());
  });

  it('states every box of the form, those not given as 0', () => {
    const filing = readFiling(Buffer.from(vatReturnText('2026-07', {})));
    expect(filing.kind === 'vat-return' && Object.entries(filing.figures)).toEqual(
      boxesOfYear(2026).map(({ key }) => [key, 0]),
    );
  });

  it('uses the Dutch clock, in summer and winter', () => {
    const at = (now: string) => {
      const bytes = writeVatReturn({
        taxpayer: SAMPLE_TAXPAYER,
        period: parsePeriod('2026-Q3'),
        figures: {},
        header: SAMPLE_HEADER,
        now: new Date(now),
      });
      return readFiling(bytes).header.dateTimeCreation;
    };
    expect([at('2026-10-24T22:30:00Z'), at('2026-12-31T23:05:00Z')]).toEqual(['202610250030', '202701010005']);
  });

  it('refuses a year without taxonomy, a row of months, wrong totals and boxes no longer on the form', () => {
    expect(refusalOf(() => vatReturnText('2019-Q3'))).toMatchObject({ code: 'XBRL_WRITE_YEAR' });
    expect(refusalOf(() => vatReturnText('2026-07-01/2026-08-31'))).toBeInstanceOf(TaxInputError);
    expect(refusalOf(() => vatReturnText('2026-Q3', { '1a.tax': 1, '5a': 2 }))).toMatchObject({
      code: 'ARITHMETIC_5A',
    });
    expect(refusalOf(() => vatReturnText('2022-Q3', { '5d': 0 }))).toMatchObject({ code: 'BOX_UNKNOWN' });
  });

  it.each<[keyof WriteHeader, string]>([
    ['contactSurname', ''],
    ['contactSurname', 'Čapek'],
    ['contactSurname', ' Jansen'],
    ['contactSurname', 'Jan\nsen'],
    ['contactSurname', '<b>Jansen</b>'],
    ['messageReference', 'x'.repeat(21)],
    ['softwareVendorAccountNumber', 'SWO1'],
    ['taxConsultantNumber', '12345'],
    ['contactType', 'XXX'],
  ])('refuses header field %s = %p', (field, value) => {
    const error = refusalOf(() => vatReturnText('2026-Q3', {}, { [field]: value }));
    expect(error).toBeInstanceOf(XbrlRefused);
    expect(error).toMatchObject({ code: 'XBRL_WRITE_HEADER', details: { field } });
  });

  it.each(['&#9;', '&amp;', '&#268;', '<x>', ']] >', '"'])(
    'writes a surname %p so that it is read back',
    (contactSurname) => {
      expect(readFiling(Buffer.from(vatReturnText('2026-Q3', {}, { contactSurname }))).header).toMatchObject({
        contactSurname,
      });
    },
  );

  it('any digit changed in a return is refused or changes what is shown', () => {
    const text = vatReturnText();
    const shown = (bytes: Buffer) => JSON.stringify({ ...readFiling(bytes), sha256: '', size: 0 });
    const original = shown(Buffer.from(text));
    const start = text.indexOf('<xbrli:context');
    const positions = [...text.slice(start).matchAll(/(?<=>[^<\n]*)\d(?=[^<>\n]*<)/g)].map(
      ({ index }) => start + index,
    );
    expect(positions.length).toBeGreaterThan(80);
    fc.assert(
      fc.property(fc.constantFrom(...positions), fc.integer({ min: 0, max: 9 }), (at, digit) => {
        if (!/\d/.test(text[at] ?? '') || text[at] === String(digit)) return;
        const mutated = Buffer.from(text.slice(0, at) + digit + text.slice(at + 1));
        const outcome = refusalOf(() => shown(mutated));
        expect(outcome instanceof XbrlRefused || shown(mutated) !== original).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
