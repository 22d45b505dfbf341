import { describe, expect, it } from '@jest/globals';
import { isAway, whileAway } from './while-away.js';

const refused = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
const signal = new AbortController().signal;

describe('whileAway', () => {
  it('tries again on the spot until the database is back', async () => {
    let calls = 0;
    const work = async (): Promise<string> => {
      calls += 1;
      if (calls < 3) throw refused();
      return 'done';
    };
    await expect(whileAway(work, { signal, pauseMs: 1 })).resolves.toBe('done');
  });

  it('gives up after its time', async () => {
    await expect(whileAway(() => Promise.reject(refused()), { signal, forMs: 5, pauseMs: 1 })).rejects.toThrow('ECONN');
  });

  it('does not repeat what the message itself caused', async () => {
    let calls = 0;
    const work = async (): Promise<never> => {
      calls += 1;
      throw Object.assign(new Error('duplicate key'), { code: '23505' });
    };
    await expect(whileAway(work, { signal })).rejects.toThrow('duplicate');
    expect(calls).toBe(1);
  });

  it.each(['57P01', '57P03', '08006', 'ECONNRESET'])('knows %s as away', (code) => {
    expect(isAway(Object.assign(new Error('x'), { code }))).toBe(true);
  });

  it('knows the messages pg gives without a code', () => {
    expect(isAway(new Error('Connection terminated unexpectedly'))).toBe(true);
  });
});
