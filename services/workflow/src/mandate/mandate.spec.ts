import { describe, expect, it } from '@jest/globals';
import type { MandateTerms } from '@akkoord/contracts';
import fc from 'fast-check';
import { mandateFor, type Mandate } from './mandate.js';
import { mandateProblem } from './mandate-problem.js';

const ORGANISATION = '0199a000-0000-7000-8000-000000000001';
const NOW = new Date('2026-10-05T09:00:00Z');
const aMandate = (changes: Partial<Mandate> = {}): Mandate => ({
  mandateId: 'm1',
  organisationId: ORGANISATION,
  kinds: ['vat-return'],
  covers: { kind: 'total', least: -500, most: 2500 },
  startsOn: '2026-10-01',
  endsOn: '2027-09-30',
  objectionHours: 48,
  isRevoked: false,
  ...changes,
});
const aReturn = (totalEuros?: number, isNil?: boolean) => ({
  organisationId: ORGANISATION,
  facts: {
    kind: 'vat-return' as const,
    ...(totalEuros === undefined ? {} : { totalEuros }),
    ...(isNil === undefined ? {} : { isNil }),
  },
});

describe('a standing approval', () => {
  it.each([
    [-500, true],
    [2500, true],
    [0, true],
    [-501, false],
    [2501, false],
    [undefined, false],
  ])('within a band, of a return of %p euros: %p', (total, isCovered) => {
    expect(mandateFor(aReturn(total), [aMandate()], NOW) !== undefined).toBe(isCovered);
  });

  it('for nil returns covers no return that happens to come to nothing', () => {
    const mandate = aMandate({ covers: { kind: 'nil' } });
    expect(mandateFor(aReturn(0), [mandate], NOW)).toBeUndefined();
    expect(mandateFor(aReturn(0, true), [mandate], NOW)).toBe(mandate);
  });

  it.each<[string, Partial<Mandate>]>([
    ['that was revoked', { isRevoked: true }],
    ['of another organisation', { organisationId: '0199a000-0000-7000-8000-000000000002' }],
    ['for another kind', { kinds: ['supplement'] }],
    ['that has not begun', { startsOn: '2026-10-06' }],
    ['that ended', { startsOn: '2026-01-01', endsOn: '2026-10-04' }],
  ])('%s counts for nothing', (_, changes) => {
    expect(mandateFor(aReturn(100), [aMandate(changes)], NOW)).toBeUndefined();
  });

  it('counts on its last day until midnight in Amsterdam', () => {
    const mandate = aMandate({ endsOn: '2026-10-05' });
    expect(mandateFor(aReturn(100), [mandate], new Date('2026-10-05T21:59:59Z'))).toBe(mandate);
    expect(mandateFor(aReturn(100), [mandate], new Date('2026-10-05T22:00:00Z'))).toBeUndefined();
  });

  it('that leaves most time to object goes before others, in whatever order they are', () => {
    const mandates = fc.array(fc.record({ objectionHours: fc.nat(720), mandateId: fc.uuid() }), { minLength: 1 });
    fc.assert(
      fc.property(mandates, (given) => {
        const all = given.map((changes) => aMandate(changes));
        const chosen = mandateFor(aReturn(100), all, NOW);
        expect(chosen?.objectionHours).toBe(Math.max(...all.map(({ objectionHours }) => objectionHours)));
        expect(mandateFor(aReturn(100), [...all].reverse(), NOW)?.mandateId).toBe(chosen?.mandateId);
      }),
    );
  });
});

const aTerms = (changes: Partial<MandateTerms> = {}): MandateTerms => ({
  kinds: ['vat-return', 'supplement'],
  covers: { kind: 'total', least: 0, most: 2500 },
  startsOn: '2026-10-05',
  endsOn: '2028-10-05',
  objectionHours: 48,
  documentTitle: 'Doorlopend akkoord 2026',
  documentSha256: 'a'.repeat(64),
  givenBy: 'Karin de Vries',
  givenOn: '2026-10-05',
  ...changes,
});

/** Terms with `documentText` in the place of the SHA-256. */
const asText = (documentText?: string): MandateTerms => {
  const { documentSha256: _, ...terms } = aTerms();
  return { ...terms, ...(documentText === undefined ? {} : { documentText }) };
};

describe('the terms of a standing approval', () => {
  it('of two years to the day are taken, by document or by text', () => {
    expect(mandateProblem(aTerms(), '2026-10-05')).toBeUndefined();
    expect(mandateProblem(asText('Wij gaan akkoord.'), '2026-10-05')).toBeUndefined();
  });

  it.each<[string, string, MandateTerms]>([
    ['of two years and a day', 'MANDATE_TERM_WRONG', aTerms({ endsOn: '2028-10-06' })],
    ['that end before they begin', 'MANDATE_TERM_WRONG', aTerms({ endsOn: '2026-10-04' })],
    ['that ended yesterday', 'MANDATE_TERM_WRONG', aTerms({ startsOn: '2026-01-01', endsOn: '2026-10-04' })],
    ['that begin on a day that does not exist', 'MANDATE_TERM_WRONG', aTerms({ startsOn: '2026-02-30' })],
    [
      'from 29 February to 1 March two years on',
      'MANDATE_TERM_WRONG',
      aTerms({ startsOn: '2028-02-29', endsOn: '2030-03-01' }),
    ],
    ['given tomorrow', 'MANDATE_GIVEN_LATER', aTerms({ givenOn: '2026-10-06' })],
    ['without a document', 'MANDATE_NOT_DOCUMENTED', asText()],
    ['with a document and a text', 'MANDATE_NOT_DOCUMENTED', aTerms({ documentText: 'Wij gaan akkoord.' })],
    ['with a band upside down', 'MANDATE_BAND_WRONG', aTerms({ covers: { kind: 'total', least: 1, most: 0 } })],
    ['with half a band', 'MANDATE_BAND_WRONG', aTerms({ covers: { kind: 'total', most: 0 } })],
    ['with amounts of an ICP statement', 'MANDATE_KIND_WITHOUT_TOTAL', aTerms({ kinds: ['icp-statement'] })],
    ['for nil supplements', 'MANDATE_NIL_ONLY_RETURNS', aTerms({ covers: { kind: 'nil' } })],
  ])('%s are refused', (_, code, terms) => {
    expect(mandateProblem(terms, '2026-10-05')).toBe(code);
  });

  it('of a leap day may end on 28 February', () => {
    expect(mandateProblem(aTerms({ startsOn: '2028-02-29', endsOn: '2030-02-28' }), '2028-02-29')).toBeUndefined();
  });
});
