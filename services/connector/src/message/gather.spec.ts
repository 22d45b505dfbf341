import { describe, expect, it } from '@jest/globals';
import { Gather } from './gather.js';

const limits = { most: 3, weight: 100, weigh: (item: number) => item, maySplit: () => true };

/** A gatherer whose batches end when told; the first always runs alone. */
function heldGather(change: Partial<typeof limits> = {}) {
  const batches: number[][] = [];
  const held: (() => void)[] = [];
  const gather = new Gather<number, number>(
    async (_, items) => {
      batches.push(items);
      await new Promise<void>((resolve) => held.push(resolve));
      return items.map((item) => item * 10);
    },
    { ...limits, ...change },
  );
  const release = async (): Promise<void> => {
    held.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { gather, batches, release };
}

describe('gathering', () => {
  it('starts an item that comes alone at once, and joins what comes in meanwhile', async () => {
    const { gather, batches, release } = heldGather();
    const results = Promise.all([1, 2, 3].map((item) => gather.add('a', item)));
    expect(batches).toEqual([[1]]);
    await release();
    expect(batches).toEqual([[1], [2, 3]]);
    await release();
    expect(await results).toEqual([10, 20, 30]);
  });

  it('keeps batches within number and weight, but takes one item of any weight', async () => {
    const { gather, batches, release } = heldGather();
    const results = Promise.all([1, 2, 3, 4, 5, 90, 20, 500].map((item) => gather.add('a', item)));
    for (let round = 0; round < 6; round += 1) await release();
    expect(batches).toEqual([[1], [2, 3, 4], [5, 90], [20], [500]]);
    await results;
  });

  it('runs keys beside each other', async () => {
    const { gather, batches, release } = heldGather();
    const results = Promise.all([gather.add('a', 1), gather.add('b', 2)]);
    expect(batches).toEqual([[1], [2]]);
    await release();
    await release();
    await results;
  });

  const failingOnTwo = (maySplit: boolean) =>
    new Gather<number, number>(
      async (_, items) => {
        await Promise.resolve();
        if (items.includes(2)) throw new Error('two');
        return items;
      },
      { ...limits, maySplit: () => maySplit },
    );

  it('tries each item of a failed batch alone, so that one bad item fails only itself', async () => {
    const gather = failingOnTwo(true);
    const results = await Promise.allSettled([1, 2, 3].map((item) => gather.add('a', item)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails all at once when the failure is nobody’s', async () => {
    const gather = failingOnTwo(false);
    const results = await Promise.allSettled([1, 2, 3].map((item) => gather.add('a', item)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  });
});
