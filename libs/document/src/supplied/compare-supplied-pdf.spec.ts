import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { makeFilingPdf } from '../pdf/make-filing-pdf.js';
import { aVatReturnExplanation, SAMPLE_EPC } from '../testing/sample-explanations.js';
import { anIcpStatement, aSupplement, aVatReturn } from '../testing/sample-filings.js';
import { pdfOf } from '../testing/sample-pdf.js';
import { compareSuppliedPdf } from './compare-supplied-pdf.js';
import { SUPPLIED_PDF_LIMITS } from './supplied-pdf-limits.js';

const FORM = [
  'Aangifte omzetbelasting\t3e kwartaal 2026',
  'Omzetbelastingnummer\t001000044B37',
  '1a Leveringen belast met hoog tarief\t€ 86.500\t€ 18.165',
  '5a Verschuldigde omzetbelasting (rubrieken 1 t/m 4)\t\t€ 21.812',
  '5b Voorbelasting\t\t€ 9.467',
  '5g Totaal te betalen\t\t€ 12.345',
];

const codes = async (lines: readonly string[], filing: Parameters<typeof compareSuppliedPdf>[1] = aVatReturn()) =>
  (await compareSuppliedPdf(await pdfOf(lines), filing)).map(({ code }) => code);

describe('comparing a supplied PDF', () => {
  it('finds nothing to remark when all agrees', async () => {
    expect(await codes(FORM)).toEqual([]);
  });

  it('finds nothing to remark in our own document of the same filing', async () => {
    for (const language of ['nl', 'en'] as const) {
      const pdf = await makeFilingPdf({
        explanation: aVatReturnExplanation(),
        office: { name: 'De Linde', address: 'Stationsplein 12\nBTW NL123456782B01 KvK 12345678' },
        sha256: 'ab'.repeat(32),
        language,
        createdOn: '2026-10-15',
        epcQr: SAMPLE_EPC,
      });
      expect(await compareSuppliedPdf(pdf, aVatReturn())).toEqual([]);
    }
  });

  it('warns of each total that differs, with box and amounts', async () => {
    const lines = FORM.map((line) => line.replace('21.812', '21.821').replace('12.345', '12.354'));
    expect(await compareSuppliedPdf(await pdfOf(lines), aVatReturn())).toMatchObject([
      { code: 'PDF_TOTAL_DIFFERS', severity: 'warn', details: { box: '5a', filing: 21_812, document: 21_821 } },
      { code: 'PDF_TOTAL_DIFFERS', severity: 'warn', details: { box: 'total', filing: 12_345, document: 12_354 } },
    ]);
  });

  it('compares a supplement: new, already declared, difference', async () => {
    const lines = ['Nieuw totaal\t12.000', 'Al aangegeven\t10.000', 'Verschil\t1.999'];
    expect(await compareSuppliedPdf(await pdfOf(lines), aSupplement())).toMatchObject([
      { code: 'PDF_TOTAL_DIFFERS', details: { box: 'difference', filing: 2_000, document: 1_999 } },
    ]);
  });

  it('compares an ICP statement', async () => {
    const lines = ['BE 0477472701\t7.000', 'Totaal leveringen\t€ 7.000', 'Totaal diensten\t€ -200', 'Totaal\t€ 6.900'];
    expect(await compareSuppliedPdf(await pdfOf(lines), anIcpStatement())).toMatchObject([
      { code: 'PDF_TOTAL_DIFFERS', details: { box: 'total', filing: 6_800, document: 6_900 } },
    ]);
  });

  it('warns of another taxpayer without saying which', async () => {
    const [finding] = await compareSuppliedPdf(
      await pdfOf(FORM.map((line) => line.replace('001000044B37', 'NL 8635.21.721.B.01'))),
      aVatReturn(),
    );
    expect(finding).toMatchObject({ code: 'PDF_OTHER_TAXPAYER', severity: 'warn', details: {} });
  });

  it('warns of another period', async () => {
    const [finding] = await compareSuppliedPdf(
      await pdfOf(FORM.map((line) => line.replace('3e kwartaal', '2e kwartaal'))),
      aVatReturn(),
    );
    expect(finding).toMatchObject({ code: 'PDF_OTHER_PERIOD', details: { document: '2026-Q2' } });
  });

  it('notes a PDF without text, and one without totals', async () => {
    expect(await codes([])).toEqual(['PDF_NO_TEXT']);
    expect(await codes(['Geachte heer De Vries,'])).toEqual(['PDF_NO_TOTALS']);
  });

  it('warns of a PDF with a password', async () => {
    const pdf = await pdfOf(FORM, { userPassword: 'geheim', pdfVersion: '1.7' });
    expect(await compareSuppliedPdf(pdf, aVatReturn())).toMatchObject([{ code: 'PDF_ENCRYPTED', severity: 'warn' }]);
  });

  it('warns of what is no PDF, is broken, too large or too long', async () => {
    const check = async (bytes: Uint8Array, limits = SUPPLIED_PDF_LIMITS) =>
      (await compareSuppliedPdf(bytes, aVatReturn(), limits)).map(({ code }) => code);
    const pdf = await pdfOf(FORM);
    const long = await pdfOf(Array.from({ length: 120 }, (_, index) => `Regel ${index}`));
    expect(await check(Buffer.from('<html>'))).toEqual(['PDF_NOT_A_PDF']);
    expect(await check(new Uint8Array())).toEqual(['PDF_NOT_A_PDF']);
    expect(await check(Buffer.from('%PDF-1.7\nthe rest was lost'))).toEqual(['PDF_BROKEN']);
    expect(await check(pdf, { ...SUPPLIED_PDF_LIMITS, maxBytes: 100 })).toEqual(['PDF_TOO_LARGE']);
    expect(await check(pdf, { ...SUPPLIED_PDF_LIMITS, maxSigns: 10 })).toEqual(['PDF_TOO_LARGE']);
    expect(await check(pdf, { ...SUPPLIED_PDF_LIMITS, maxMilliseconds: 1 })).toEqual(['PDF_TOO_HEAVY']);
    expect(await check(long, { ...SUPPLIED_PDF_LIMITS, maxPages: 2 })).toEqual(['PDF_TOO_MANY_PAGES']);
  });

  it('never throws, whatever the bytes are', async () => {
    const pdf = await pdfOf(FORM);
    const known = new RegExp('^PDF_', 'u');
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 400 }),
      fc.uint8Array({ maxLength: 400 }).map((rest) => Buffer.concat([Buffer.from('%PDF-1.7\n'), rest])),
      fc.nat(pdf.length).map((length) => pdf.subarray(0, length)),
      fc.array(fc.tuple(fc.nat(pdf.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }).map((changes) => {
        const changed = new Uint8Array(pdf);
        for (const [at, value] of changes) changed[at] = value;
        return changed;
      }),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (some) => {
        for (const { code, messages } of await compareSuppliedPdf(some, aVatReturn())) {
          expect(code).toMatch(known);
          expect(messages.nl).not.toBe('');
        }
      }),
      { numRuns: 25 },
    );
  });
});
