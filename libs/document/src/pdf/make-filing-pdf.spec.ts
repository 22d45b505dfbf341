import { describe, expect, it } from '@jest/globals';
import { extractText, extractTextItems, getDocumentProxy, getMeta } from 'unpdf';
import type { FilingExplanation } from '@akkoord/tax';
import { DocumentInputError } from '../document.errors.js';
import { anIcpExplanation, aVatReturnExplanation, same, SAMPLE_EPC } from '../testing/sample-explanations.js';
import { aPng } from '../testing/sample-png.js';
import type { FilingPdfRequest } from './filing-pdf-request.js';
import { makeFilingPdf } from './make-filing-pdf.js';
import { PAGE } from './typeset/style.js';

const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const aRequest = (changes: Partial<FilingPdfRequest> = {}): FilingPdfRequest => ({
  explanation: aVatReturnExplanation(),
  office: { name: 'De Linde & Zn <Accountants>', address: 'Stationsplein 12\n3511 ED Utrecht', colour: '#0a7a5c' },
  sha256: SHA256,
  language: 'nl',
  createdOn: '2026-10-15',
  epcQr: SAMPLE_EPC,
  ...changes,
});

const pagesOf = async (pdf: Uint8Array) => (await extractText(new Uint8Array(pdf))).text;
const oneLine = (text: string) => text.replace(/\s+/gu, ' ');
const textOf = async (pdf: Uint8Array) => oneLine((await pagesOf(pdf)).join(' '));

/** Every sentence and cell of an explanation in one language. */
function textsOf(explanation: FilingExplanation, language: 'nl' | 'en'): string[] {
  const { title, headline, because, notes, tables, taxpayer, period } = explanation;
  const cells = tables.flatMap((table) => [
    table.title,
    ...table.columns.map((column) => column.name),
    ...table.rows.flatMap((row) => row.cells),
  ]);
  const sentences = [title, period, headline, ...because, ...notes, ...cells].map((messages) => messages[language]);
  return [...sentences, taxpayer.number, taxpayer.name ?? ''].filter((text) => text !== '');
}

describe('the PDF of a filing', () => {
  it.each(['nl', 'en'] as const)('holds every sentence, amount and reference (%s)', async (language) => {
    const request = aRequest({ language });
    const text = await textOf(await makeFilingPdf(request));
    for (const expected of textsOf(request.explanation, language)) expect(text).toContain(expected);
    const fixed = ['0036 0000 1130 2270', 'NL04 RABO 0200 1122 44', 'RABONL2U', SHA256, request.office.name];
    for (const expected of fixed) expect(text).toContain(expected);
    expect(text).toContain(language === 'nl' ? '1 van 2' : '1 of 2');
    expect(text).toContain(language === 'nl' ? 'uiterlijk 31 oktober 2026' : 'by 31 October 2026');
  });

  it('is the same for the same request, byte for byte', async () => {
    const request = aRequest({ office: { name: 'De Linde', logo: aPng() } });
    const [one, other] = await Promise.all([makeFilingPdf(request), makeFilingPdf(request)]);
    expect(Buffer.from(one).equals(other)).toBe(true);
    const later = await makeFilingPdf({ ...request, createdOn: '2026-10-16' });
    expect(Buffer.from(one).equals(later)).toBe(false);
  });

  it('says its title, author, language and day', async () => {
    const document = await getDocumentProxy(await makeFilingPdf(aRequest()));
    const { info, metadata } = await getMeta(document);
    expect(info).toMatchObject({
      Title: 'Btw-aangifte 3e kwartaal 2026',
      Author: 'De Linde & Zn <Accountants>',
      Language: 'nl-NL',
      CreationDate: 'D:20261015000000Z',
    });
    expect(metadata.get('dc:title')).toBe('Btw-aangifte 3e kwartaal 2026');
    expect(metadata.get('dc:creator')).toEqual(['De Linde & Zn <Accountants>']);
  });

  it('repeats the head of a table over its pages, and holds two thousand customers', async () => {
    const explanation = anIcpExplanation(2_000);
    const pdf = await makeFilingPdf(aRequest({ explanation }));
    const pages = (await pagesOf(pdf)).map(oneLine);
    const rows = explanation.tables[0]?.rows ?? [];
    const text = pages.join(' ');
    for (const row of rows)
      expect(text).toContain(
        row.cells
          .map((cell) => cell.nl)
          .filter(Boolean)
          .join(' '),
      );
    expect(pages.length).toBeGreaterThan(40);
    for (const page of pages.slice(1, -1)) expect(page).toContain('Land Btw-identificatienummer Leveringen Diensten');
    expect(pdf.length).toBeLessThan(600_000);
  });

  it('keeps long words, long names and amounts between the margins', async () => {
    const long = `${'Hottentottententententoonstelling'.repeat(5)} Łódź Ελλάδα Київ`;
    const [table] = aVatReturnExplanation().tables;
    if (table === undefined) throw new Error('the sample has a table');
    const wide = { ...table.columns[3], name: same('Zelfde tijdvak vorig jaar'), kind: 'amount' as const };
    const explanation = aVatReturnExplanation({
      title: same(long),
      headline: same(long.repeat(20)),
      taxpayer: { number: '*******44B37', name: long },
      because: [same(long.repeat(80))],
      tables: [
        {
          ...table,
          columns: [...table.columns, wide, wide, wide],
          rows: [
            ...table.rows.map((row) => ({
              ...row,
              cells: [...row.cells, ...Array(3).fill(same(row.kind === 'heading' ? '' : '-€ 999.999.999'))],
            })),
            { kind: 'line' as const, cells: [same('1a'), same(long.repeat(60)), ...Array(5).fill(same('€ 1'))] },
          ],
        },
      ],
    });
    const pdf = await makeFilingPdf(aRequest({ explanation, office: { name: long, address: long } }));
    const { items } = await extractTextItems(new Uint8Array(pdf));
    for (const item of items.flat()) {
      expect(item.x).toBeGreaterThan(PAGE.left - 1);
      expect(item.x + item.width).toBeLessThan(PAGE.width - PAGE.right + 1.5);
      expect(item.y).toBeGreaterThan(20);
      expect(item.y).toBeLessThan(PAGE.height - 20);
    }
    const joined = items
      .flat()
      .map((item) => item.str)
      .join('')
      .replace(/\s/gu, '');
    expect(joined).toContain(long.replace(/\s/gu, ''));
    expect(joined.split('-€999.999.999')).toHaveLength(3 * 8 + 1); // eight rows, no amount broken
  });

  it('draws something readable for signs its fonts lack, without control or direction signs', async () => {
    const name = 'مرحبا 東京 → ✓ 😀 \u202Eomgekeerd\u0000 \ud800 Ａ';
    const explanation = aVatReturnExplanation({ taxpayer: { number: '*******44B37', name } });
    const text = await textOf(await makeFilingPdf(aRequest({ explanation })));
    expect(text).toContain('????? ?? › ? ? omgekeerd ? A');
  });

  it('puts a logo of any common kind on the page', async () => {
    for (const logo of [aPng(), aPng({ colourType: 2 })])
      expect(await textOf(await makeFilingPdf(aRequest({ office: { name: 'De Linde', logo } })))).toContain('De Linde');
  });

  it('refuses what it cannot make a document of', async () => {
    const code = async (changes: Partial<FilingPdfRequest>) =>
      makeFilingPdf(aRequest(changes)).then(
        () => 'made',
        (error: unknown) => (error instanceof DocumentInputError ? error.code : error),
      );
    const office = { name: 'De Linde' };
    expect(await code({ office: { ...office, colour: 'groen' } })).toBe('COLOUR_INVALID');
    expect(await code({ office: { ...office, logo: Buffer.from('GIF89a') } })).toBe('LOGO_UNREADABLE');
    expect(await code({ sha256: 'abc' })).toBe('SHA256_INVALID');
    expect(await code({ createdOn: '2026-02-30' })).toBe('CREATED_ON_INVALID');
    expect(await code({ epcQr: 'x'.repeat(332) })).toBe('EPC_QR_TOO_LONG');
    const [table] = aVatReturnExplanation().tables;
    const uneven = { ...table, title: same(''), columns: [], rows: [] };
    expect(await code({ explanation: aVatReturnExplanation({ tables: [uneven] }) })).toBe('TABLE_UNEVEN');
  });
});
