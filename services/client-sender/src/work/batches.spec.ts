import { describe, expect, it } from '@jest/globals';
import { Batches } from './batches.js';

function recorded(parallel = 1, maxItems = 10) {
  const seen: (readonly number[])[] = [];
  const gate = Promise.withResolvers<void>();
  const batches = new Batches<number, string>(
    async (items) => {
      seen.push(items);
      if (seen.length === 1) await gate.promise;
      if (items.includes(13)) throw new Error('unlucky');
      return items.map((item) => `done ${item}`);
    },
    { maxItems, parallel },
  );
  return { seen, batches, open: () => gate.resolve() };
}

describe('batches', () => {
  it('does a lone item at once and gathers what comes meanwhile', async () => {
    const { seen, batches, open } = recorded();
    const all = [1, 2, 3].map((item) => batches.add(item));
    open();
    expect(await Promise.all(all)).toEqual(['done 1', 'done 2', 'done 3']);
    expect(seen).toEqual([[1], [2, 3]]);
  });

  it('keeps to the most items of a batch', async () => {
    const { seen, batches, open } = recorded(1, 2);
    const all = [1, 2, 3, 4].map((item) => batches.add(item));
    open();
    await Promise.all(all);
    expect(seen).toEqual([[1], [2, 3], [4]]);
  });

  it('tries a failed batch item by item, so that one does not spoil the others', async () => {
    const { batches, open } = recorded();
    const all = [1, 2, 13, 4].map((item) => batches.add(item));
    open();
    const ended = await Promise.allSettled(all);
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  });
});
