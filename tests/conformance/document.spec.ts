// Holds the PDF of a filing against what others made: qpdf, poppler and veraPDF read its structure, zbar the QR code on
// the rendered page. A program that is not there is named, and its tests are skipped.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFilingPdf } from '@akkoord/document';
import type { ExplanationTable, FilingExplanation, Messages } from '@akkoord/tax';

const has = (program: string) => spawnSync(program, ['--version']).error === undefined;

function when(program: string): typeof describe | typeof describe.skip {
  const isThere = has(program);
  if (!isThere) console.log(`skipped: ${program} is not there`);
  return isThere ? describe : describe.skip;
}

const run = (program: string, ...args: string[]) =>
  execFileSync(program, args, { encoding: 'utf8', maxBuffer: 1e9, stdio: ['ignore', 'pipe', 'pipe'] });
const same = (text: string): Messages => ({ nl: text, en: text });

const EPC = 'BCD\n002\n1\nSCT\nRABONL2U\nBelastingdienst\nNL04RABO0200112244\nEUR4210.00\n\n\n0036000011302270';
const CUSTOMERS = 300;

const customers: ExplanationTable = {
  title: same('Per afnemer'),
  columns: [
    { name: same('Land'), kind: 'text' },
    { name: same('Btw-identificatienummer'), kind: 'text' },
    { name: same('Leveringen'), kind: 'amount' },
  ],
  rows: [
    { kind: 'heading', cells: [same('Goederen – café Łódź'), same(''), same('')] },
    ...Array.from({ length: CUSTOMERS }, (_, index) => ({
      kind: 'line' as const,
      cells: [same('DE'), same(String(100_000_000 + index)), same(`€ ${index + 1}`)],
    })),
    { kind: 'total', cells: [same('Totaal'), same(''), same('€ 45.150')] },
  ],
};

const explanation: FilingExplanation = {
  kind: 'vat-return',
  title: same('Btw-aangifte 3e kwartaal 2026'),
  taxpayer: { number: '*******44B37', name: 'Bakkerij Vrolijk & Zonen 東京' },
  period: same('3e kwartaal 2026'),
  headline: same('U betaalt € 4.210 omzetbelasting, uiterlijk 31 oktober 2026.'),
  because: [same('De omzet steeg met € 5.000.')],
  tables: [customers],
  payment: {
    amount: 4_210,
    by: '2026-10-31',
    reference: '0036000011302270',
    account: {
      iban: 'NL04RABO0200112244',
      bic: 'RABONL2U',
      name: 'Belastingdienst',
      from: '2026-05-01',
      source: 'test',
    },
  },
  fileBy: '2026-10-31',
  notes: [same('Na uw akkoord dienen wij de aangifte in.')],
};

let folder: string;
let pdf: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'akkoord-document-'));
  pdf = join(folder, 'filing.pdf');
  const bytes = await makeFilingPdf({
    explanation,
    office: { name: 'De Linde & Van Rijn', address: 'Stationsplein 12\n3511 ED Utrecht', colour: '#0a7a5c' },
    sha256: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    language: 'nl',
    createdOn: '2026-10-15',
    epcQr: EPC,
  });
  writeFileSync(pdf, bytes);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

when('qpdf')('qpdf', () => {
  it('finds no error and nothing to warn of', () => {
    expect(run('qpdf', '--check', pdf)).toContain('No syntax or stream encoding errors found');
  });

  it('sees every table with as many cells in each row, heads with a scope, pictures with a text', () => {
    const { qpdf } = JSON.parse(run('qpdf', '--json=2', pdf)) as { qpdf: [unknown, Record<string, QpdfObject>] };
    const values = Object.entries(qpdf[1]).map(
      ([key, object]) => [key.replace('obj:', ''), object.value ?? {}] as const,
    );
    const byRef = new Map(values);
    const tagged = (tag: string) => values.filter(([, value]) => value['/S'] === tag).map(([, value]) => value);
    const children = (value: Dictionary): Dictionary[] =>
      (Array.isArray(value['/K']) ? (value['/K'] as unknown[]) : []).map((kid) => byRef.get(String(kid)) ?? {});
    const span = (cell: Dictionary) => Number((cell['/A'] as Dictionary | undefined)?.['/ColSpan'] ?? 1);
    expect(tagged('/Table')).toHaveLength(3);
    for (const table of tagged('/Table')) {
      const widths = children(table).map((row) => children(row).reduce((sum, cell) => sum + span(cell), 0));
      expect(new Set(widths).size).toBe(1);
    }
    for (const head of tagged('/TH')) expect((head['/A'] as Dictionary)['/Scope']).toMatch(/^\/(Row|Column)$/u);
    expect(tagged('/Figure')).toHaveLength(1);
    for (const figure of tagged('/Figure'))
      expect(figure['/Alt']).toMatch(/^u:QR-code om € 4.210 met betalingskenmerk 0036/u);
    expect(tagged('/H1')).toHaveLength(1);
    expect(JSON.stringify(values)).toContain('u:Bakkerij Vrolijk & Zonen 東京'); // told where it could not be drawn
  });

  it('sees all content of a page either tagged or marked as artifact', () => {
    const { pages } = JSON.parse(run('qpdf', '--json=2', '--json-key=pages', pdf)) as {
      pages: { contents: string[] }[];
    };
    expect(pages.length).toBeGreaterThan(5);
    for (const { contents } of pages)
      for (const content of contents) {
        const drawn = run('qpdf', `--show-object=${content.split(' ')[0] ?? ''}`, '--filtered-stream-data', pdf);
        expect(unmarked(drawn)).toEqual([]);
      }
  });
});

type Dictionary = Record<string, unknown>;
interface QpdfObject {
  readonly value?: Dictionary;
}

/** Operators that draw outside any marked content. */
function unmarked(content: string): string[] {
  let depth = 0;
  return content.split('\n').filter((line) => {
    if (/\b(BDC|BMC)$/u.test(line)) depth++;
    if (line === 'EMC') depth--;
    return depth === 0 && /(^|\s)(f|f\*|S|s|B|b|TJ|Tj|Do)$/u.test(line);
  });
}

when('pdfinfo')('poppler', () => {
  it('takes it for a tagged PDF with its title and language, all fonts embedded', () => {
    expect(run('pdfinfo', pdf)).toMatch(/Title: +Btw-aangifte 3e kwartaal 2026\n[\s\S]*Tagged: +yes\n/u);
    expect(run('pdfinfo', pdf)).toMatch(/JavaScript: +no\nPages: +\d+\nEncrypted: +no\nPage size: +595\.28 x 841\.89/u);
    const fonts = run('pdffonts', pdf).trim().split('\n').slice(2);
    expect(fonts.length).toBeGreaterThan(2);
    for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+SourceSans3-\w+ .* yes yes yes +\d+ +0$/u);
  });

  it('reads it in order: title, whom, what to pay, why, how, figures, source', () => {
    const read = run('pdfinfo', '-struct-text', pdf);
    const order = [
      'H1',
      'Btw-aangifte 3e kwartaal 2026',
      'U betaalt € 4.210',
      'Hoe dat komt',
      'Zo betaalt u',
      'Figure',
      'Per afnemer',
      'Waar deze cijfers',
    ];
    const places = order.map((text) => read.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(read.match(/"Btw-identificatienummer"/gu)).toHaveLength(1); // heard once, however many pages show it
    expect(read).not.toContain('1 van ');
  });

  it('sees columns that keep their line, amounts at one right edge, and a head on every page', () => {
    const pages = run('pdftotext', '-layout', pdf, '-')
      .split('\f')
      .filter((page) => page.trim() !== '');
    const rows = pages
      .join('\n')
      .split('\n')
      .flatMap((line) => /^ *DE +(\d{9}) +€ *(\d+)$/u.exec(line) ?? []);
    expect(rows).toHaveLength(CUSTOMERS * 3);
    expect(pages.slice(1, -1).every((page) => /Land +Btw-identificatienummer +Leveringen/u.test(page))).toBe(true);
    expect(pages.at(-1)).toMatch(new RegExp(`${pages.length} van ${pages.length}`, 'u'));
    const boxes = [
      ...run('pdftotext', '-bbox', '-f', '3', '-l', '3', pdf, '-').matchAll(
        /xMin="([\d.]+)" yMin="(?:[1-6]\d\d)\.\d+" xMax="([\d.]+)".*>(\d{1,3})<\/word>/gu,
      ),
    ];
    const edges = boxes
      .filter(([, xMin]) => Number(xMin) > 300 && Number(xMin) < 535)
      .map(([, , xMax]) => Number(xMax));
    expect(edges.length).toBeGreaterThan(20);
    expect(Math.max(...edges) - Math.min(...edges)).toBeLessThan(0.1);
  });
});

when('zbarimg')('a scanner', () => {
  it('reads the QR code of the page as it is printed', () => {
    run('pdftoppm', '-r', '150', '-png', '-f', '1', '-l', '1', '-singlefile', pdf, join(folder, 'page'));
    const symbols = run('zbarimg', '--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', join(folder, 'page.png'));
    expect(symbols.trimEnd()).toBe(EPC);
  });
});

when('verapdf')('veraPDF', () => {
  it('finds that it keeps PDF/UA-1', () => {
    expect(run('verapdf', '--flavour', 'ua1', '--format', 'text', pdf)).toMatch(/^PASS /u);
  });
});
