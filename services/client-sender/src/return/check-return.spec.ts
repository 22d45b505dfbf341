import { SubmitReturn } from '@akkoord/contracts';
import { readFiling } from '@akkoord/xbrl';
import { describe, expect, it } from '@jest/globals';
import { checkReturn } from './check-return.js';
import { ContentAmbiguous, FiguresOfAnotherKind, ReturnIncorrect, SubmitterIncorrect } from './return.errors.js';

const software = { name: 'Akkoord', version: '0.1.0', vendorNumber: 'SWO00000' };
const now = new Date('2026-10-05T10:00:00Z');
const figures = {
  vatNumber: '123456782B01',
  period: '2026-Q3',
  boxes: { '1a.turnover': 1000, '1a.tax': 210, '5b': 60 } as Record<string, number>,
  contact: { initials: 'J', surname: 'Bakker', telephoneNumber: '0201234567' },
};
const submission = (parts: object): SubmitReturn =>
  Object.assign(new SubmitReturn(), { reference: 'r-1', kind: 'vat-return', ...parts });
const check = (parts: object, at = now) =>
  checkReturn(submission(parts), { profile: { contactType: 'BPL' }, software, now: at });
const refusal = async (parts: object): Promise<ReturnIncorrect> => {
  try {
    await check(parts);
  } catch (error) {
    return error as ReturnIncorrect;
  }
  throw new Error('was taken');
};

describe('checking a return', () => {
  it('makes XBRL of figures that reads as the same return', async () => {
    const { document, period } = await check({ figures });
    const filing = readFiling(document.content, { expectedKind: 'vat-return' });
    expect(filing).toMatchObject({ taxpayer: '123456782B01', period, sha256: document.sha256 });
    expect(filing).toMatchObject({ figures: { '1a.tax': 210, '5a': 210, '5b': 60, total: 150 } });
  });

  it('takes a reference longer than the filing can state', async () => {
    expect((await check({ figures, reference: 'r'.repeat(100) })).document.content.length).toBeGreaterThan(0);
  });

  it('passes finished XBRL on byte for byte', async () => {
    const made = (await check({ figures })).document;
    const taken = await check({ xbrl: made.content.toString('base64') });
    expect(taken.document.content.equals(made.content)).toBe(true);
    expect(taken.period).toEqual({ start: '2026-07-01', end: '2026-09-30' });
  });

  it('knows the same figures again, however written and whenever', async () => {
    const again = {
      ...figures,
      vatNumber: 'NL 1234.56.782.B01',
      boxes: { '5b': 60, '1a.tax': 210, '5a': 210, '1a.turnover': 1000 },
    };
    const later = new Date('2026-10-05T10:05:00Z');
    expect((await check({ figures: again }, later)).contentHash).toBe((await check({ figures })).contentHash);
  });

  it.each([
    ['other boxes', { ...figures, boxes: { ...figures.boxes, '5b': 61 } }],
    ['another period', { ...figures, period: '2026-Q2' }],
    ['another contact', { ...figures, contact: { ...figures.contact, surname: 'Slager' } }],
  ])('tells %s apart', async (_, other) => {
    expect((await check({ figures: other })).contentHash).not.toBe((await check({ figures })).contentHash);
  });

  it('refuses both, neither, and figures of another kind', async () => {
    await expect(check({})).rejects.toThrow(ContentAmbiguous);
    await expect(check({ figures, xbrl: 'AAAA' })).rejects.toThrow(ContentAmbiguous);
    await expect(check({ figures, kind: 'icp-statement' })).rejects.toThrow(FiguresOfAnotherKind);
  });

  it('names the box that is wrong', async () => {
    const wrong = await refusal({ figures: { ...figures, boxes: { ...figures.boxes, '5a': 211 } } });
    expect(wrong).toMatchObject({ code: 'ARITHMETIC_5A', httpStatus: 422, params: { box: '5a' } });
    expect(await refusal({ figures: { ...figures, boxes: { '1a.tax': 1.5 } } })).toMatchObject({
      code: 'BOX_NOT_WHOLE_EUROS',
      params: { box: '1a.tax' },
    });
  });

  it('refuses a VAT number that does not exist, without repeating it', async () => {
    const wrong = await refusal({ figures: { ...figures, vatNumber: '123456789B01' } });
    expect(wrong.code).toBe('VAT_NUMBER_CHECK');
    expect(JSON.stringify([wrong.message, wrong.params])).not.toContain('123456789');
  });

  it('refuses XBRL that is broken, a bomb, or of another kind than stated', async () => {
    const xbrl = (text: string) => ({ xbrl: Buffer.from(text).toString('base64') });
    expect(await refusal(xbrl('<xbrl'))).toBeInstanceOf(ReturnIncorrect);
    expect((await refusal(xbrl('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'))).code).toBe('FR-NL-1.03');
    const made = (await check({ figures })).document.content.toString('base64');
    expect((await refusal({ xbrl: made, kind: 'supplement' })).code).toBe('XBRL_KIND_MISMATCH');
  });

  it('rounds cents in the taxpayer’s favour and says how', async () => {
    const boxes = { '1a.turnover': 100050, '1a.tax': 21011, '5b': 6001 };
    const { document, rounding } = await check({ figures: { ...figures, amountsIn: 'cents', boxes } });
    expect(rounding).toEqual([
      { where: '1a.turnover', cents: 100050, euros: 1000 },
      { where: '1a.tax', cents: 21011, euros: 210 },
      { where: '5b', cents: 6001, euros: 61 },
    ]);
    expect(readFiling(document.content)).toMatchObject({ figures: { '1a.tax': 210, '5b': 61, total: 149 } });
  });

  it('makes a supplement: new total, what was declared, difference', async () => {
    const { document } = await check({
      kind: 'supplement',
      figures: { ...figures, period: '2026-Q2', alreadyDeclared: -900 },
    });
    expect(readFiling(document.content)).toMatchObject({
      kind: 'supplement',
      supplement: { totalNew: 150, totalOld: -900, difference: 1050 },
    });
  });

  it('makes an ICP statement of customers, however their numbers are written', async () => {
    const { boxes: _, ...common } = figures;
    const customers = [
      { country: 'DE', vatNumber: 'DE 136 695 976', goods: 500 },
      { country: 'EL', vatNumber: 'GR094259216', services: 40, triangular: 0 },
    ];
    const { document, findings } = await check({ kind: 'icp-statement', figures: { ...common, customers } });
    expect(readFiling(document.content)).toMatchObject({
      lines: [
        { country: 'DE', vatNumber: '136695976', supply: 'goods', amount: 500 },
        { country: 'EL', vatNumber: '094259216', supply: 'services', amount: 40 },
      ],
    });
    expect(findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  });

  it('warns of what a person should look at, and takes it', async () => {
    const { findings } = await check({
      figures: { ...figures, boxes: { '1a.turnover': 1000, '1a.tax': 900, '5b': 0 } },
    });
    expect(findings.map(({ code, severity }) => `${severity} ${code}`)).toContain('warn CHECK_RATE_DIFFERS');
  });

  it('refuses a return the tax office does not take yet, and says from when', async () => {
    const early = new Date('2026-09-20T10:00:00Z');
    await expect(check({ figures }, early)).rejects.toMatchObject({
      code: 'CHECK_FILED_TOO_EARLY',
      params: { from: '2026-09-24' },
    });
  });

  it('refuses fields of another kind instead of passing them over', async () => {
    const error = await refusal({ figures: { ...figures, alreadyDeclared: 5 } });
    expect(error).toMatchObject({ code: 'FIGURES_OF_ANOTHER_KIND', params: { notAllowed: 'alreadyDeclared' } });
  });

  it('keeps who made it, in one way of writing; the content stays what it is', async () => {
    const named = await check({ figures, submittedBy: { email: ' Karin@Example.nl ', name: ' Karin de Vries ' } });
    expect(named.submittedBy).toEqual({ email: 'karin@example.nl', name: 'Karin de Vries' });
    const unnamed = await check({ figures });
    expect(unnamed).not.toHaveProperty('submittedBy');
    expect(unnamed.contentHash).toBe(named.contentHash);
  });

  it.each([
    ['email', { email: 'karin' }],
    ['name', { email: 'karin@example.nl', name: '  ' }],
    ['name', { email: 'karin@example.nl', name: 'Karin\u0000' }],
  ])('refuses a maker whose %s is not right, without repeating it', async (field, submittedBy) => {
    const error = await refusal({ figures, submittedBy });
    expect(error).toBeInstanceOf(SubmitterIncorrect);
    expect(error.params).toEqual({ field: `submittedBy.${field}` });
    expect(error.message + JSON.stringify(error)).not.toMatch(/karin/i);
  });
});
