import type { FilingFacts } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { filingInMail } from '../planning/plan-mails.js';
import { dueDayOf, isLate, outcomeOf } from './words.js';

const Q3 = { start: '2026-07-01', end: '2026-09-30' };
const inMail = (changes: Partial<FilingFacts> = {}) =>
  filingInMail({
    filingId: 'f-1',
    organisationId: 'o-1',
    organisationName: 'Bakkerij',
    facts: { kind: 'vat-return', period: Q3, totalEuros: 5, ...changes } as FilingFacts,
    status: 30,
    wasWithClient: true,
  });

describe('the last day in a mail', () => {
  it('is a month later for the return of who is not a resident', () => {
    const abroad = inMail({ residence: 'non-resident' });
    expect(dueDayOf(inMail())?.en).toBe('31 October 2026');
    expect(dueDayOf(abroad)?.en).toBe('30 November 2026');
    expect([isLate(inMail(), '2026-11-05'), isLate(abroad, '2026-11-05')]).toEqual([true, false]);
    expect(outcomeOf(abroad, '2026-11-05')?.nl).toBe('U betaalt € 5, uiterlijk 30 november 2026.');
  });

  it('is the same for his ICP statement', () => {
    expect(dueDayOf(inMail({ kind: 'icp-statement', residence: 'non-resident' }))?.en).toBe('31 October 2026');
  });

  it('is that of the reminder where the reminder says so', () => {
    expect(dueDayOf({ ...inMail({ residence: 'non-resident' }), dueOn: '2026-12-01' })?.en).toBe('1 December 2026');
  });
});
