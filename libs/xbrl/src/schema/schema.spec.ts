import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { entryPoint, TAXONOMIES, validateInstance, writeFiling } from '../index.js';
import { anyFiling } from '../testing/any-filing.js';
import { icpWithDimensions, icpWithTuples, supplementText, vatReturnText } from '../testing/sample-filings.js';

const validate = (text: string) => validateInstance(Buffer.from(text));
const changed = (from: string | RegExp, to: string, text = vatReturnText()): string => {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`nothing to change: ${from}`);
  return result;
};

describe('validation against the schema', () => {
  it('takes whatever is written, of every kind and version', async () => {
    await fc.assert(
      fc.asyncProperty(anyFiling, async (filing) => {
        expect(await validateInstance(writeFiling(filing))).toEqual([]);
      }),
      { numRuns: 120 },
    );
  });

  it.each<[string, string, string, number]>([
    ['XBRL_SCHEMA_VALUE', 'a value that is none of those allowed', changed('>BPL<', '>BEL<'), 16],
    ['XBRL_SCHEMA_VALUE', 'cents', changed('>21000<', '>21000.50<'), 26],
    ['XBRL_SCHEMA_VALUE', 'too many digits', changed('>21000<', '>2100012345<'), 26],
    ['XBRL_SCHEMA_VALUE', 'an id with a space', changed('id="EUR"', 'id="E R"'), 13],
    ['XBRL_SCHEMA_VALUE', 'a day that does not exist', changed('2026-09-30<', '2026-09-31<'), 10],
    ['XBRL_SCHEMA_ATTRIBUTE', 'an amount without unit', changed(' unitRef="EUR"', ''), 25],
    ['XBRL_SCHEMA_ATTRIBUTE', 'an attribute of no meaning', changed('<xbrli:unit ', '<xbrli:unit kind="x" '), 13],
    ['XBRL_SCHEMA_ELEMENT', 'a period without end', changed(/ *<xbrli:endDate>.*\n/, ''), 8],
    ['XBRL_SCHEMA_ELEMENT', 'an unknown fact', changed(/bd-i:ContactInitials/g, 'bd-i:Initialen'), 17],
    ['XBRL_SCHEMA_ELEMENT', 'an entity after its period', moved(), 5],
    ['XBRL_SCHEMA_ELEMENT', 'a tuple without its number', changed(/ *<bd-i:VATId.*\n/, '', icpWithTuples()), 24],
    ['XBRL_SCHEMA_VALUE', 'a country outside the Union', changed('>DE<', '>US<', icpWithDimensions(1)), 26],
    ['XBRL_SCHEMA_VALUE', 'a line of zero', changed('>7000<', '>0<', icpWithTuples()), 26],
    ['XBRL_MALFORMED', 'a file cut short', supplementText().slice(0, -30), 47],
    ['XBRL_ENTRY_POINT_UNKNOWN', 'a taxonomy that is not known', changed('aangifte-2026.xsd', 'aangifte-2016.xsd'), 0],
  ])('%s: refuses %s, and says where', async (code, _name, text, line) => {
    const findings = await validate(text);
    expect(findings).toContainEqual(expect.objectContaining({ code, severity: 'refuse' }));
    if (line > 0) expect(findings[0]?.details).toMatchObject({ line });
    expect(JSON.stringify(findings)).not.toMatch(/001000044|21000\.|BEL/);
  });

  it('stops before a DOCTYPE, another encoding, an empty and a too large file', async () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>';
    const utf16 = Buffer.from(`\uFEFF${vatReturnText()}`, 'utf16le');
    const codes = await Promise.all(
      [Buffer.from(bomb), utf16, Buffer.alloc(0), Buffer.alloc(100)].map(async (bytes) =>
        (await validateInstance(bytes, { limits: { maxBytes: 99 } })).map(({ code }) => code),
      ),
    );
    expect(codes).toEqual([['FR-NL-1.03'], ['XBRL_TOO_LARGE'], ['XBRL_EMPTY'], ['XBRL_TOO_LARGE']]);
    expect(await validateInstance(utf16)).toMatchObject([{ code: 'FR-NL-1.05' }]);
  });

  it('knows every report of every version', () => {
    const kinds = ['vat-return', 'icp-statement', 'supplement'] as const;
    const known = TAXONOMIES.flatMap((taxonomy) => kinds.map((kind) => entryPoint(taxonomy, kind)));
    expect(new Set(known).size).toBe(21);
  });
});

function moved(): string {
  const entity = /<xbrli:entity>(?:.|\n)*?<\/xbrli:entity>\n/.exec(vatReturnText())?.[0] ?? '';
  return changed('</xbrli:period>', `</xbrli:period>${entity}`, vatReturnText().replace(entity, ''));
}
