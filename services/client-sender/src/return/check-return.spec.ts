import { SubmitReturn } from '@akkoord/contracts';
import { readFiling } from '@akkoord/xbrl';
import { describe, expect, it } from '@jest/globals';
import { checkReturn } from './check-return.js';
import { ContentAmbiguous, FiguresOnlyForVatReturn, ReturnIncorrect } from './return.errors.js';

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
const check = (parts: object, at = now) => checkReturn(submission(parts), { contactType: 'BPL' }, software, at);
const refusal = (parts: object): ReturnIncorrect => {
  try {
    check(parts);
  } catch (error) {
    return error as ReturnIncorrect;
  }
  throw new Error('was taken');
};

describe('checking a return', () => {
  it('makes XBRL of figures that reads as the same return', () => {
    const { document, period } = check({ figures });
    const filing = readFiling(document.content, { expectedKind: 'vat-return' });
    expect(filing).toMatchObject({ taxpayer: '123456782B01', period, sha256: document.sha256 });
    expect(filing).toMatchObject({ figures: { '1a.tax': 210, '5a': 210, '5b': 60, total: 150 } });
  });

  it('takes a reference longer than the filing can state', () => {
    expect(check({ figures, reference: 'r'.repeat(100) }).document.content.length).toBeGreaterThan(0);
  });

  it('passes finished XBRL on byte for byte', () => {
    const made = check({ figures }).document;
    const taken = check({ xbrl: made.content.toString('base64') });
    expect(taken.document.content.equals(made.content)).toBe(true);
    expect(taken.period).toEqual({ start: '2026-07-01', end: '2026-09-30' });
  });

  it('knows the same figures again, however written and whenever', () => {
    const again = {
      ...figures,
      vatNumber: 'NL 1234.56.782.B01',
      boxes: { '5b': 60, '1a.tax': 210, '5a': 210, '1a.turnover': 1000 },
    };
    const later = new Date('2026-10-05T10:05:00Z');
    expect(check({ figures: again }, later).contentHash).toBe(check({ figures }).contentHash);
  });

  it.each([
    ['other boxes', { ...figures, boxes: { ...figures.boxes, '5b': 61 } }],
    ['another period', { ...figures, period: '2026-Q2' }],
    ['another contact', { ...figures, contact: { ...figures.contact, surname: 'Slager' } }],
  ])('tells %s apart', (_, other) => {
    expect(check({ figures: other }).contentHash).not.toBe(check({ figures }).contentHash);
  });

  it('refuses both, neither, and figures of another kind', () => {
    expect(() => check({})).toThrow(ContentAmbiguous);
    expect(() => check({ figures, xbrl: 'AAAA' })).toThrow(ContentAmbiguous);
    expect(() => check({ figures, kind: 'icp-statement' })).toThrow(FiguresOnlyForVatReturn);
  });

  it('names the box that is wrong', () => {
    const wrong = refusal({ figures: { ...figures, boxes: { ...figures.boxes, '5a': 211 } } });
    expect(wrong).toMatchObject({ code: 'ARITHMETIC_5A', httpStatus: 422, params: { box: '5a' } });
    expect(refusal({ figures: { ...figures, boxes: { '1a.tax': 1.5 } } })).toMatchObject({
      code: 'BOX_NOT_WHOLE_EUROS',
      params: { box: '1a.tax' },
    });
  });

  it('refuses a VAT number that does not exist, without repeating it', () => {
    const wrong = refusal({ figures: { ...figures, vatNumber: '123456789B01' } });
    expect(wrong.code).toBe('VAT_NUMBER_CHECK');
    expect(JSON.stringify([wrong.message, wrong.params])).not.toContain('123456789');
  });

  it('refuses XBRL that is broken, a bomb, or of another kind than stated', () => {
    const xbrl = (text: string) => ({ xbrl: Buffer.from(text).toString('base64') });
    expect(refusal(xbrl('<xbrl'))).toBeInstanceOf(ReturnIncorrect);
    expect(refusal(xbrl('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')).code).toBe('FR-NL-1.03');
    const made = check({ figures }).document.content.toString('base64');
    expect(refusal({ xbrl: made, kind: 'supplement' }).code).toBe('XBRL_KIND_MISMATCH');
  });
});
