import { describe, expect, it } from '@jest/globals';
import { GroupedWrites } from './grouped-writes.js';

describe('grouped writes', () => {
  it('write together what came while the previous write was under way, each key by itself', async () => {
    const batches: string[] = [];
    const writes = new GroupedWrites<number, number>(async (key, items) => {
      batches.push(`${key}:${items.join(',')}`);
      await new Promise((resolve) => setImmediate(resolve));
      return items.map((item) => item * 2);
    });
    const results = await Promise.all([
      writes.add('a', 1),
      writes.add('a', 2),
      writes.add('b', 3),
      writes.add('a', 1).then(() => writes.add('a', 4)),
    ]);
    expect(results).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual(['a:1,2,1', 'b:3', 'a:4']);
  });

  it('try a failed batch again one by one, so that only the bad one fails', async () => {
    const writes = new GroupedWrites<number, number>(async (_key, items) => {
      if (items.includes(13)) throw new Error('thirteen');
      return [...items];
    });
    const results = await Promise.allSettled([writes.add('a', 1), writes.add('a', 13), writes.add('a', 2)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });
});
