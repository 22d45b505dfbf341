import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AUTHORITY_CODES } from './authority-codes.js';
import { type GivenStatus, inOrder, outcomeOf } from './authority-status.js';

const status = (code: string, ms = 0, fault?: string): GivenStatus => ({
  code,
  at: new Date(Date.UTC(2026, 9, 20) + ms),
  text: `text of ${code}`,
  ...(fault ? { fault: { code: fault, text: 'words' } } : {}),
});

describe('the statuses of the authority', () => {
  it('are ordered by time, then place, and 301 twice in one millisecond stays twice', () => {
    const given = [status('301', 5), status('301', 5), status('105', 0), status('100', 1)];
    expect(inOrder(given).map(({ code, occurrence }) => [code, occurrence])).toEqual([
      ['105', 0],
      ['100', 0],
      ['301', 0],
      ['301', 1],
    ]);
  });

  it('end with 500 as accepted', () => {
    const codes = ['105', '100', '110', '200', '301', '301', '405', '400'];
    expect(outcomeOf(codes.map((code) => status(code)))).toBeUndefined();
    expect(outcomeOf([...codes, '500'].map((code) => status(code)))).toEqual({ kind: 'accepted' });
  });

  it.each(['210', '311', '410', '510'])('end with %s as refused, in the words of the authority', (code) => {
    expect(outcomeOf([status('100'), status(code)])).toEqual({ kind: 'refused', code, message: `text of ${code}` });
  });

  it('end with any error code', () => {
    expect(outcomeOf([status('777', 0, 'AFO100')])).toEqual({
      kind: 'refused',
      code: '777',
      message: 'text of 777 — AFO100: words',
    });
  });

  it('are not guessed: an unknown code is under way', () => {
    expect(outcomeOf([status('220'), status('520'), status('-1')])).toBeUndefined();
  });

  it('are under way at 420 until Digipoort gives up', () => {
    expect(outcomeOf([status('420'), status('420', 0, 'AFS400')])).toBeUndefined();
    expect(outcomeOf([status('420'), status('420', 0, 'AFS600')])).toMatchObject({ kind: 'refused', code: '420' });
  });

  it.each([
    ['230', undefined],
    ['230', 'AUS400'],
    ['321', undefined],
    ['321', 'VAS400'],
  ])('say with %s and %s that the authority broke down, unless more came after it', (code, fault) => {
    const broken = [status('110'), status(code, 1, fault)];
    expect(outcomeOf(broken)).toMatchObject({ kind: 'broke-down', code });
    expect(outcomeOf([...broken, status('301', 2)])).toBeUndefined();
    expect(outcomeOf([...broken, status('500', 2)])).toEqual({ kind: 'accepted' });
  });

  it('end with 321 and an error code that is no breakdown', () => {
    expect(outcomeOf([status('321', 0, 'VAS500')])).toMatchObject({ kind: 'refused', code: '321' });
  });

  it('are accepted only by 500 and refused only by a code or error code that says so', () => {
    const anything = fc.record({
      code: fc.oneof(fc.constantFrom(...AUTHORITY_CODES.map(({ code }) => code)), fc.stringMatching(/^\d{3}$/)),
      fault: fc.option(fc.constantFrom('AFS400', 'AFS600', 'VAS400', 'VAS500', 'X1'), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(anything), (list) => {
        const outcome = outcomeOf(list.map(({ code, fault }, index) => status(code, index, fault)));
        const has = (code: string) => list.some((one) => one.code === code && one.fault === undefined);
        if (outcome?.kind === 'accepted') expect(has('500')).toBe(true);
        if (outcome?.kind === 'refused') {
          expect(['210', '311', '410', '510'].some(has) || list.some(({ fault }) => fault !== undefined)).toBe(true);
        }
        if (outcome?.kind === 'broke-down') expect(['230', '321']).toContain(list.at(-1)?.code);
      }),
    );
  });
});

describe('the list of codes', () => {
  it('names each code once, in both languages, with a source', () => {
    const codes = AUTHORITY_CODES.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { meaning, advice, source } of AUTHORITY_CODES) {
      expect([meaning.nl, meaning.en, advice.nl, advice.en, source].every((text) => text.length > 10)).toBe(true);
    }
  });

  it('lets only what ended without a judgement go again by us', () => {
    const again = AUTHORITY_CODES.filter(({ retry }) => retry === 'by-us').map(({ code }) => code);
    expect(again).toEqual(['230', '321', 'ALS400', 'STS100', 'VAS400']);
  });
});
