import { readFiling } from '@akkoord/xbrl';
import { describe, expect, it } from '@jest/globals';
import { aDocument } from '../testing/builders.js';
import { showDocument } from './show-document.js';

describe('a VAT return as a person sees it', () => {
  const shown = showDocument(readFiling(aDocument()));

  it('says what to pay, by when and with which reference', () => {
    expect(shown.payment).toEqual({
      amountEuros: 1250,
      dueDate: '2026-10-31',
      reference: '1123456781601270',
      iban: 'NL04RABO0200112244',
      bic: 'RABONL2U',
      beneficiary: 'Belastingdienst',
    });
    expect(shown.summary.nl).toContain('€ 1.250');
  });

  it('has every box of the form once, in its order', () => {
    const names = shown.boxes.map(({ box }) => box).join(' ');
    expect(names).toBe('1a 1b 1c 1d 1e 2a 3a 3b 3c 4a 4b 5a 5b 5g');
    expect(shown.boxes[0]).toMatchObject({ turnover: 10_000, tax: 2100 });
    expect(shown.boxes.at(-1)).toMatchObject({ tax: 1250 });
  });

  it('tells of a refund as a negative amount without a reference', () => {
    const refund = showDocument(readFiling(aDocument(3000)));
    expect(refund.payment).toEqual({ amountEuros: -900, dueDate: '2026-10-31' });
  });
});
