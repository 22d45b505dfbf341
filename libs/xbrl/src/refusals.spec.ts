import { describe, expect, it } from '@jest/globals';
import { readFiling, XBRL_ERRORS, XbrlRefused, type ReadOptions } from './index.js';
import { icpWithDimensions, icpWithTuples, supplementText, vatReturnText } from './testing/sample-filings.js';

const good = vatReturnText();

function codeOf(input: string | Buffer, options?: ReadOptions): string {
  try {
    readFiling(Buffer.from(input), options);
  } catch (error) {
    if (error instanceof XbrlRefused) return error.code;
    throw error;
  }
  return 'accepted';
}

function codesOf(input: string): string[] {
  try {
    readFiling(Buffer.from(input));
  } catch (error) {
    if (error instanceof XbrlRefused) return error.findings.map(({ code }) => code);
    throw error;
  }
  return [];
}

function changed(from: string | RegExp, to: string, text = good): string {
  const result = text.replace(from, to);
  if (result === text) throw new Error(`nothing to change: ${from}`);
  return result;
}

const context = /<xbrli:context[\s\S]*<\/xbrli:context>/.exec(good)?.[0] ?? '';
const unit = /<xbrli:unit[\s\S]*<\/xbrli:unit>/.exec(good)?.[0] ?? '';
const initials = '<bd-i:ContactInitials contextRef="Msg">J</bd-i:ContactInitials>';
const after = (added: string) => changed(initials, initials + added);

describe('bytes and XML', () => {
  it.each<[string, string | Buffer, string]>([
    ['an empty file', '', 'XBRL_EMPTY'],
    ['a byte order mark', `\uFEFF${good}`, 'FR-NL-1.01'],
    ['UTF-16', Buffer.from(`\uFEFF${good}`, 'utf16le'), 'FR-NL-1.05'],
    ['bytes that are not UTF-8', Buffer.from([0x3c, 0x61, 0xff, 0x3e]), 'FR-NL-1.05'],
    ['another encoding in the declaration', changed('encoding="UTF-8"', 'encoding="ISO-8859-1"'), 'FR-NL-1.05'],
    ['XML 1.1', changed('version="1.0"', 'version="1.1"'), 'XBRL_MALFORMED'],
    ['a character outside the allowed ranges', changed('>Voorbeeld<', '>Čapek<'), 'FR-NL-1.02'],
    ['a reference to such a character', changed('>Voorbeeld<', '>&#268;apek<'), 'FR-NL-1.04'],
    ['such a reference with zeros in front', changed('>Voorbeeld<', '>&#x0000000010C;apek<'), 'FR-NL-1.04'],
    ['an unknown entity', changed('>Voorbeeld<', '>&nbsp;<'), 'XBRL_MALFORMED'],
    ['a DOCTYPE', changed('<xbrli:xbrl', '<!DOCTYPE xbrl SYSTEM "x.dtd"><xbrli:xbrl'), 'FR-NL-1.03'],
    ['a processing instruction', after('<?php x?>'), 'XBRL_PROCESSING_INSTRUCTION'],
    ['CDATA', changed('>Voorbeeld<', '><![CDATA[Voorbeeld]]><'), 'FR-NL-2.06'],
    ['a file cut short', good.slice(0, -20), 'XBRL_MALFORMED'],
    ['text after the end', `${good}x`, 'XBRL_MALFORMED'],
    ['an undeclared prefix', after('<zz:A contextRef="Msg">1</zz:A>'), 'XBRL_MALFORMED'],
    ['no XML at all', '{"a":1}', 'XBRL_MALFORMED'],
    ['another document', '<a/>', 'XBRL_NOT_AN_INSTANCE'],
  ])('refuses %s', (_name, input, code) => {
    expect(codeOf(input)).toBe(code);
  });

  it('refuses an entity bomb without expanding it', () => {
    const levels = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`);
    const bomb = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "lol">${levels.join('')}]><x>&l9;</x>`;
    expect(codeOf(bomb)).toBe('FR-NL-1.03');
  });

  it('refuses an external entity unread', () => {
    const text = changed('<xbrli:xbrl', '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><xbrli:xbrl');
    expect(codeOf(text.replace('>Voorbeeld<', '>&f;<'))).toBe('FR-NL-1.03');
  });
});

describe('bounds', () => {
  it('refuses a file of 64 MB at once', () => {
    const size = 64 * 1024 * 1024;
    expect(codeOf(Buffer.alloc(size, ' '))).toBe('XBRL_TOO_LARGE');
  });

  it('takes exactly the limit and not a byte more', () => {
    expect(codeOf(good, { limits: { maxBytes: Buffer.byteLength(good) } })).toBe('accepted');
    expect(codeOf(good, { limits: { maxBytes: Buffer.byteLength(good) - 1 } })).toBe('XBRL_TOO_LARGE');
  });

  it('refuses deep nesting, also a million levels of it', () => {
    expect(codeOf(after('<bd-i:A>'.repeat(20) + '</bd-i:A>'.repeat(20)))).toBe('XBRL_TOO_DEEP');
    expect(codeOf(after('<bd-i:A>'.repeat(1_000_000)))).toBe('XBRL_TOO_DEEP');
  });

  it('refuses too many elements, attributes and too long texts', () => {
    const many = Array.from({ length: 40 }, (_, index) => `a${index}="1"`).join(' ');
    expect(codeOf(good, { limits: { maxElements: 20 } })).toBe('XBRL_TOO_MANY_ELEMENTS');
    expect(codeOf(changed('<bd-i:ContactInitials ', `<bd-i:ContactInitials ${many} `))).toBe(
      'XBRL_TOO_MANY_ATTRIBUTES',
    );
    expect(codeOf(changed('>Voorbeeld<', `>${'V'.repeat(5000)}<`))).toBe('XBRL_TEXT_TOO_LONG');
    expect(codeOf(changed('contextRef="Msg"', `contextRef="${'M'.repeat(5000)}"`))).toBe('XBRL_TEXT_TOO_LONG');
  });

  it('is not slowed down by an amount of thousands of zeros', () => {
    const facts = Array.from(
      { length: 200 },
      () =>
        `<bd-i:TaxedTurnoverPrivateUse decimals="INF" contextRef="Msg" unitRef="EUR">${'0'.repeat(4000)}x</bd-i:TaxedTurnoverPrivateUse>`,
    );
    expect(codeOf(after(facts.join('')))).not.toBe('accepted');
  });
});

describe('SBR filing rules', () => {
  const fact = (value: string, more = '') =>
    `<bd-i:ContactPrefix contextRef="Msg"${more}>${value}</bd-i:ContactPrefix>`;
  it.each<[string, string, string]>([
    ['FR-NL-2.03', 'no xml:lang', changed(' xml:lang="nl"', '')],
    ['FR-NL-2.04', 'no schemaRef', changed(/<link:schemaRef.*\/>/, '')],
    ['FR-NL-2.04', 'two schemaRefs', changed(/(<link:schemaRef.*\/>)/, '$1$1')],
    ['FR-NL-2.05', 'a linkbaseRef', changed(/(<link:schemaRef.*\/>)/, '$1<link:linkbaseRef/>')],
    ['FR-NL-2.06', 'a CDATA end mark in a comment', after('<!-- ]]> -->')],
    [
      'FR-NL-2.07',
      'xsi:nil',
      after(fact('a', ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="false"')),
    ],
    ['FR-NL-3.01', 'a time in a date', changed('2026-07-01<', '2026-07-01T00:00:00<')],
    ['FR-NL-3.02', 'forever', changed(/<xbrli:startDate>[\s\S]*<\/xbrli:endDate>/, '<xbrli:forever/>')],
    [
      'FR-NL-3.03',
      'an unused context',
      changed(context, context + context.replace('"Msg"', '"B"').replace('-09-30', '-08-31')),
    ],
    [
      'FR-NL-3.04',
      'a duplicate context',
      changed(context, context + context.replace('"Msg"', '"B"')).replace('contextRef="Msg"', 'contextRef="B"'),
    ],
    [
      'FR-NL-4.01',
      'a duplicate unit',
      changed(unit, unit + unit.replace('"EUR"', '"E2"')).replace('unitRef="EUR"', 'unitRef="E2"'),
    ],
    ['FR-NL-4.02', 'an unused unit', changed(unit, unit + unit.replace('"EUR"', '"USD"').replace(':EUR', ':USD'))],
    ['FR-NL-5.01', 'a fact stated twice', after(initials)],
    ['FR-NL-5.01', 'a fact stated twice with another value', after(initials.replace('>J<', '>K<'))],
    [
      'FR-NL-5.01',
      'an amount stated again in another language',
      changed(/(<bd-i:ValueAddedTaxOwed )(.*)/, '$1$2$1xml:lang="en" $2'),
    ],
    ['FR-NL-5.01', 'a text stated again in another language', after(initials.replace(' ', ' xml:lang="en" '))],
    ['FR-NL-5.03', 'an empty fact', after(fact(''))],
    ['FR-NL-5.03', 'a blank fact', after(fact(' \n '))],
    ['FR-NL-5.06', 'precision', changed('decimals="INF"', 'decimals="INF" precision="5"')],
    ['FR-NL-5.11', 'markup in a text', changed('>Voorbeeld<', '>&lt;p style="x"&gt;Voorbeeld&lt;/p&gt;<')],
    ['FR-NL-6.01', 'a footnote', changed(initials, `${initials}<link:footnoteLink/>`)],
  ])('%s: refuses %s', (code, _name, text) => {
    expect(codesOf(text)).toContain(code);
  });
});

describe('SBR filing rules that are advice', () => {
  const fact = /.*<bd-i:ContactInitials.*\n/.exec(good)?.[0] ?? '';
  it.each<[string, string, string]>([
    [
      'FG-NL-03',
      'another prefix for the dictionary',
      good.replaceAll('bd-i:', 'ob:').replace('xmlns:bd-i=', 'xmlns:ob='),
    ],
    ['FG-NL-04', 'a fact before its context', good.replace(fact, '').replace(context, fact + context)],
    ['FG-NL-05', 'a namespace that is not used', changed('xmlns:link=', 'xmlns:a="urn:a" xmlns:link=')],
    ['FG-NL-09', 'a fact with an id', changed('<bd-i:ContactInitials ', '<bd-i:ContactInitials id="f" ')],
  ])('%s: warns of %s', (code, _name, text) => {
    const { findings, ...filing } = readFiling(Buffer.from(text));
    expect(findings.map((found) => [found.code, found.severity])).toEqual([[code, 'warn']]);
    const { findings: none, ...original } = readFiling(Buffer.from(good));
    expect({ ...filing, sha256: '', size: 0 }).toEqual({ ...original, sha256: '', size: 0 });
    expect(none).toEqual([]);
  });

  it('FG-NL-11: warns of a unit of the maker’s own, besides refusing it', () => {
    const text = changed('iso4217:EUR<', 'm:euro<').replace(
      'xmlns:iso4217="http://www.xbrl.org/2003/iso4217"',
      'xmlns:m="urn:m"',
    );
    expect(codesOf(text)).toEqual(expect.arrayContaining(['FG-NL-11', 'XBRL_UNIT_INVALID']));
  });

  it('counts a prefix in a dimension or a measure as used, and the default namespace as one for XBRL itself', () => {
    const text = icpWithDimensions(2).replaceAll('xbrli:', '').replace('xmlns:xbrli=', 'xmlns=');
    expect(readFiling(Buffer.from(text)).findings).toEqual([]);
  });
});

describe('taxonomy, taxpayer and period', () => {
  const period = (start: string, end: string) => good.replace('2026-07-01', start).replace('2026-09-30', end);
  it.each<[string, string, string]>([
    ['XBRL_ENTRY_POINT_UNKNOWN', 'a taxonomy of another year', good.replaceAll('20251210', '20261209')],
    ['XBRL_ENTRY_POINT_UNKNOWN', 'an address elsewhere', changed('href="http://www.nl', 'href="http://www.xl')],
    ['XBRL_NAMESPACE_UNKNOWN', 'facts of another version', changed(/(xmlns:bd-i="[^"]*)20251210/, '$120241211')],
    ['XBRL_NAMESPACE_UNKNOWN', 'a fact of another dictionary', after('<q:A xmlns:q="urn:q" contextRef="Msg">1</q:A>')],
    ['XBRL_UNEXPECTED_ATTRIBUTE', 'a schemaRef of another type', changed('type="simple"', 'type="extended"')],
    ['XBRL_IDENTIFIER_SCHEME', 'another scheme', changed('scheme="www', 'scheme="http://www')],
    ['XBRL_TAXPAYER_NUMBER', 'a number with NL', changed('001000044B37', 'NL001000044B37')],
    ['XBRL_TAXPAYER_NUMBER', 'a number that fails the 11-test', changed('001000044B37', '001000045B37')],
    ['XBRL_TAXPAYER_NUMBER', 'a btw-id', changed('001000044B37', '000099998B57')],
    ['XBRL_PERIOD_INVALID', 'two months', period('2026-07-01', '2026-08-31')],
    ['XBRL_PERIOD_INVALID', 'half a month', period('2026-07-01', '2026-07-15')],
    ['XBRL_PERIOD_INVALID', 'an end before the start', period('2026-07-01', '2026-06-30')],
    ['XBRL_CONTEXT_INVALID', 'a day that does not exist', period('2026-07-01', '2026-09-31')],
    [
      'XBRL_CONTEXT_INVALID',
      'two start dates',
      changed('<xbrli:endDate>', '<xbrli:startDate>2026-07-01</xbrli:startDate><xbrli:endDate>'),
    ],
    [
      'XBRL_CONTEXT_INVALID',
      'a period in two parts',
      changed('<xbrli:endDate>', '</xbrli:period><xbrli:period><xbrli:endDate>'),
    ],
    ['XBRL_CONTEXT_INVALID', 'a context without taxpayer', changed(/<xbrli:identifier.*<\/xbrli:identifier>/, '')],
    ['XBRL_PERIOD_YEAR', 'a period of another year', period('2025-07-01', '2025-09-30')],
    [
      'XBRL_CONTEXTS_DIFFER',
      'two periods',
      changed(context, context + context.replace('"Msg"', '"B"').replace('-09-30', '-08-31')).replace(
        'contextRef="Msg"',
        'contextRef="B"',
      ),
    ],
    ['XBRL_CONTEXT_UNKNOWN', 'a context that is not there', changed('contextRef="Msg"', 'contextRef="X"')],
    ['XBRL_UNIT_UNKNOWN', 'a unit that is not there', changed('unitRef="EUR"', 'unitRef="X"')],
    ['XBRL_UNIT_INVALID', 'dollars', changed('iso4217:EUR<', 'iso4217:USD<')],
    [
      'XBRL_UNIT_INVALID',
      'euros of another namespace',
      changed('xmlns:iso4217="http://www', 'xmlns:iso4217="http://xxx'),
    ],
    ['XBRL_UNIT_INVALID', 'an amount without unit', changed(' unitRef="EUR"', '')],
    ['XBRL_DUPLICATE_ID', 'an id given twice', changed('<xbrli:unit id="EUR"', '<xbrli:unit id="Msg"')],
  ])('%s: refuses %s', (code, _name, text) => {
    expect(codesOf(text)).toContain(code);
  });

  it('refuses another kind than was stated', () => {
    expect(codeOf(good, { expectedKind: 'supplement' })).toBe('XBRL_KIND_MISMATCH');
    expect(codeOf(supplementText(), { expectedKind: 'supplement' })).toBe('accepted');
  });
});

describe('facts', () => {
  const amount = (value: string) =>
    changed(
      '>21000</bd-i:ValueAddedTaxSuppliesServicesGeneralTariff>',
      `>${value}</bd-i:ValueAddedTaxSuppliesServicesGeneralTariff>`,
    );
  it.each<[string, string, string]>([
    ['XBRL_VALUE_TYPE', 'cents', amount('21000.50')],
    ['XBRL_VALUE_TYPE', 'words', amount('veel')],
    ['XBRL_VALUE_TYPE', 'an exponent', amount('21e3')],
    ['XBRL_VALUE_TYPE', 'two amounts', amount('21000 1')],
    ['XBRL_VALUE_DIGITS', 'ten digits of tax', amount('1234567890')],
    ['XBRL_DECIMALS', 'rounding to thousands', changed('decimals="INF"', 'decimals="-3"')],
    ['XBRL_DECIMALS', 'no decimals', changed(' decimals="INF"', '')],
    ['XBRL_VALUE_LENGTH', 'a text too long', changed('>J<', '>JJJJJJJJJJJ<')],
    ['XBRL_VALUE_TYPE', 'an unknown contact type', changed('>BPL<', '>BEL<')],
    ['XBRL_VALUE_TYPE', 'a creation date without time', changed('>202610151030<', '>20261015<')],
    [
      'XBRL_UNEXPECTED_ATTRIBUTE',
      'a text with a unit',
      changed('<bd-i:ContactInitials ', '<bd-i:ContactInitials unitRef="EUR" '),
    ],
    [
      'XBRL_UNEXPECTED_ATTRIBUTE',
      'an attribute that means nothing',
      changed('<bd-i:ContactInitials ', '<bd-i:ContactInitials hidden="1" '),
    ],
    [
      'XBRL_UNEXPECTED_ELEMENT',
      'a child in a fact',
      changed('>J<', '><bd-i:ContactPrefix contextRef="Msg">J</bd-i:ContactPrefix><'),
    ],
    ['XBRL_UNEXPECTED_ELEMENT', 'an element of XBRL in the wrong place', after('<xbrli:measure>x</xbrli:measure>')],
    ['XBRL_UNEXPECTED_TEXT', 'text between facts', after('1a: 5')],
    [
      'XBRL_CONTEXT_INVALID',
      'a fact without context',
      changed('<bd-i:ContactInitials contextRef="Msg"', '<bd-i:ContactInitials'),
    ],
    ['XBRL_FACT_MISSING', 'no VAT due', changed(/.*:ValueAddedTaxOwed .*\n/, '')],
    ['XBRL_FACT_MISSING', 'no total', changed(/.*:ValueAddedTaxOwedToBePaidBack .*\n/, '')],
    ['XBRL_FACT_MISSING', 'a supplement without old total', changed(/.*TotalOld.*\n/, '', supplementText())],
    ['ARITHMETIC_5A', 'a wrong sum', amount('21001')],
    ['ARITHMETIC_TOTAL', 'a wrong total', changed('>12000<', '>12001<')],
    ['ARITHMETIC_SUPPLEMENT_DIFFERENCE', 'a wrong difference', changed('>2000<', '>2001<', supplementText())],
    [
      'XBRL_CONCEPT_MISPLACED',
      'a tuple without its number',
      changed(/<bd-i:VATIdentificationNumberNational.*?<\/bd-i:VATIdentificationNumberNational>/, '', icpWithTuples()),
    ],
    ['XBRL_NAMESPACE_UNKNOWN', 'an unknown tuple', icpWithTuples().replaceAll('IntraCommunityServices', 'toString')],
    ['XBRL_VALUE_TYPE', 'a customer line of zero', changed('>7000<', '>0<', icpWithTuples())],
  ])('%s: refuses %s', (code, _name, text) => {
    expect(codesOf(text)).toContain(code);
  });

  it('says everything that is wrong, in Dutch and English, without a value of the document', () => {
    const text = changed('>12000<', '>12001<').replace('>BPL<', '>BEL<').replace('001000044B37', '001000044B37 ');
    try {
      readFiling(Buffer.from(text));
      throw new Error('accepted');
    } catch (error) {
      if (!(error instanceof XbrlRefused)) throw error;
      expect(error.findings.map(({ code }) => code)).toEqual(['XBRL_VALUE_TYPE', 'ARITHMETIC_TOTAL']);
      expect(error.messages).toEqual(XBRL_ERRORS.XBRL_VALUE_TYPE);
      expect(JSON.stringify([error.message, error.findings])).not.toMatch(/12001|001000044|BEL/);
    }
  });

  it('reports sums instead of refusing them when asked', () => {
    const filing = readFiling(Buffer.from(changed('>12000<', '>12001<')), { arithmetic: 'report' });
    expect(filing.findings.map(({ code, severity }) => [code, severity])).toEqual([['ARITHMETIC_TOTAL', 'warn']]);
  });
});
