import { describe, expect, it } from '@jest/globals';
import { whileAway } from './while-away.js';

const away = () => Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });

describe('a write while the database is away', () => {
  it('is repeated until it is back', async () => {
    let times = 0;
    const written = await whileAway(async () => {
      times += 1;
      if (times < 3) throw away();
      return 'written';
    });
    expect([written, times]).toEqual(['written', 3]);
  });

  it('is not repeated after any other failure, nor beyond its patience', async () => {
    let times = 0;
    const failing = (error: Error) => async () => {
      times += 1;
      throw error;
    };
    await expect(whileAway(failing(new Error('bug')))).rejects.toThrow('bug');
    await expect(whileAway(failing(away()), 10)).rejects.toThrow('ECONNREFUSED');
    expect(times).toBe(2);
  });
});
