import { describe, expect, it } from '@jest/globals';
import { SubmitReturn } from '../index.js';
import { withoutNulls } from './without-nulls.js';

const contact = { initials: 'A', surname: 'Jansen', telephoneNumber: '0301234567' };
const figures = { vatNumber: '123456782B01', period: '2026-Q3', boxes: { '1a.turnover': 100 }, contact };
const given = { reference: 'R-1', kind: 'vat-return', figures };

describe('data without nulls', () => {
  it('is the data itself when there are none', () => {
    expect(withoutNulls(SubmitReturn, given)).toBe(given);
  });

  it('leaves out what is null, in parts and lists of parts as well', () => {
    const customers = [{ country: 'DE', vatNumber: 'DE1', goods: 5, services: null }];
    const written = {
      ...given,
      xbrl: null,
      supersedes: null,
      figures: { ...figures, alreadyDeclared: null, customers, contact: { ...contact, prefix: null } },
    };
    expect(withoutNulls(SubmitReturn, written)).toEqual({
      ...given,
      figures: { ...figures, customers: [{ country: 'DE', vatNumber: 'DE1', goods: 5 }] },
    });
    expect(written.xbrl).toBeNull();
  });

  it('keeps what has no class, such as the amounts of the boxes, and what the contract does not know', () => {
    const odd = { ...given, extra: null, figures: { ...figures, boxes: { '5b': null } } };
    expect(withoutNulls(SubmitReturn, odd)).toBe(odd);
  });

  it('keeps what is no object', () => {
    expect([null, undefined, 5, 'a', [null]].map((data) => withoutNulls(SubmitReturn, data))).toEqual([
      ...[null, undefined, 5, 'a', [null]],
    ]);
  });
});
