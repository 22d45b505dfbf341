import { describe, expect, it } from '@jest/globals';
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

  it.each(['210', '230', '311', '321', '410', '510'])(
    'end with %s as refused, in the words of the authority',
    (code) => {
      expect(outcomeOf([status('100'), status(code)])).toEqual({ kind: 'refused', code, message: `text of ${code}` });
    },
  );

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
});
