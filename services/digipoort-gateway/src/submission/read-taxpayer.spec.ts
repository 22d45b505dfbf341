import { describe, expect, it } from '@jest/globals';
import { parseOmzetbelastingNumber, parsePeriod } from '@akkoord/tax';
import { readFiling, writeIcpStatement, writeVatReturn, XbrlRefused } from '@akkoord/xbrl';
import fc from 'fast-check';
import { readTaxpayer } from './read-taxpayer.js';

const OURS = '001000044B37';
const THEIRS = '863521721B01';
const header = {
  contactInitials: 'J',
  contactSurname: 'Voorbeeld',
  contactTelephoneNumber: '0101234567',
  messageReference: 'OB-1',
  softwarePackageName: 'Test',
  softwarePackageVersion: '1.0',
  softwareVendorAccountNumber: 'SWO00000',
};
const about = {
  taxpayer: parseOmzetbelastingNumber(OURS),
  period: parsePeriod('2026-Q3'),
  now: new Date('2026-10-15T08:30:00Z'),
};
const figures = { '1a.turnover': 100_000, '1a.tax': 21_000 };
const text = writeVatReturn({ ...about, figures, header: { ...header, contactType: 'BPL' } }).toString('utf8');
const line = { country: 'DE', vatNumber: '136695976', supply: 'goods', correction: false, amount: 5 } as const;
const icp = writeIcpStatement({ ...about, header, lines: [line] });

const read = (document: string) => readTaxpayer(Buffer.from(document), 'vat-return');
const inFull = (document: string) => readFiling(Buffer.from(document), { expectedKind: 'vat-return' }).taxpayer;
const IDENTIFIER = `<xbrli:identifier scheme="www.belastingdienst.nl/omzetbelastingnummer">${OURS}</xbrli:identifier>`;
const codesOf = (work: () => unknown): readonly string[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof XbrlRefused) return error.findings.map(({ code }) => code);
    throw error;
  }
};

describe('whom a document is about', () => {
  it('is found in a filing of each kind, and nothing else is looked at', () => {
    expect(read(text)).toBe(OURS);
    expect(readTaxpayer(icp, 'icp-statement')).toBe(OURS);
    expect(read(text.replace('>100000<', '>a lot<'))).toBe(OURS);
  });

  it('is read in full where it is written another way', () => {
    const spaced = text.replace(`>${OURS}<`, `>\n  ${OURS}\n<`);
    const quoted = text.replace('scheme="www.belastingdienst.nl/omzetbelastingnummer"', (given) =>
      given.replaceAll('"', "'"),
    );
    const remarked = text.replace(IDENTIFIER, `<!-- ${IDENTIFIER.replace(OURS, THEIRS)} -->${IDENTIFIER}`);
    const otherPrefix = text.replaceAll('xbrli:', 'x:').replace('xmlns:xbrli', 'xmlns:x');
    for (const document of [spaced, quoted, remarked, otherPrefix]) {
      expect(document).not.toBe(text);
      expect(read(document)).toBe(inFull(document));
    }
  });

  it.each([
    ['another kind', () => readTaxpayer(icp, 'vat-return'), 'XBRL_KIND_MISMATCH'],
    ['no XML at all', () => read('%PDF-1.7 …'), 'XBRL_MALFORMED'],
    ['no report that is known', () => read(text.replace('ob-aangifte', 'ob-afgifte')), 'XBRL_ENTRY_POINT_UNKNOWN'],
    ['a number that is none', () => read(text.replace(OURS, '001000045B37')), 'XBRL_TAXPAYER_NUMBER'],
    ['another scheme', () => read(text.replace('nl/omzetbelastingnummer', 'nl/rsin')), 'XBRL_IDENTIFIER_SCHEME'],
    ['two numbers', () => read(text.replace(/<xbrli:context[^]*<\/xbrli:context>/, twice)), 'FR-NL-3.03'],
    ['an end of CDATA', () => read(text.replace(`>${OURS}<`, `><![CDATA[${OURS}]]><`)), 'FR-NL-2.06'],
  ])('is refused as ever: %s', (_, work, code) => {
    expect(codesOf(work)).toContain(code);
  });

  it('never differs from what a full reading finds', () => {
    const pieces = ['<', '>', '"', "'", '&lt;', '<!-- ', ' -->', '<![CDATA[', ']]>', THEIRS, OURS, ' href="x"', 'é'];
    const piece = fc.constantFrom(...pieces, IDENTIFIER, IDENTIFIER.replace(OURS, THEIRS), IDENTIFIER.slice(0, 20));
    const place = fc.integer({ min: 0, max: text.length - 1 });
    const edit = fc.record({ piece, place, length: fc.constantFrom(0, 0, 1, 12, IDENTIFIER.length) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 3 }), (edits) => {
        const edited = edits.reduce((one, e) => one.slice(0, e.place) + e.piece + one.slice(e.place + e.length), text);
        if (codesOf(() => inFull(edited)).length === 0) expect(read(edited)).toBe(inFull(edited));
      }),
      { numRuns: 300 },
    );
  });
});

const twice = (context: string): string => context + context.replace('id="Msg"', 'id="Other"').replace(OURS, THEIRS);
