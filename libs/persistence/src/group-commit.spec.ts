import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { GroupCommit, type GroupCommitOptions } from './group-commit.js';

const turn = () => jest.advanceTimersByTimeAsync(0);
const pass = (ms: number) => jest.advanceTimersByTimeAsync(ms);

/** Batches take `tookMs` and answer each item tenfold; 13 fails. */
function recorded(change: Partial<GroupCommitOptions<number>> = {}, tookMs = 10) {
  const batches: string[] = [];
  const group = new GroupCommit<number, number>(
    async (key, items) => {
      batches.push(`${key}:${items.join(',')}`);
      await new Promise((resolve) => setTimeout(resolve, tookMs));
      if (items.includes(13)) throw new Error('thirteen');
      return items.map((item) => item * 10);
    },
    { most: 3, maySplit: () => true, maxRestMs: 0, ...change },
  );
  const add = (...items: number[]) => Promise.allSettled(items.map((item) => group.add('a', item)));
  return { batches, group, add };
}

const statuses = (results: PromiseSettledResult<number>[]) => results.map(({ status }) => status);

describe('group commit', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('starts an item that comes alone at once, and joins what comes in meanwhile', async () => {
    const { batches, add } = recorded();
    const first = add(1);
    await turn();
    expect(batches).toEqual(['a:1']);
    const others = add(2, 3);
    await turn();
    expect(batches).toEqual(['a:1']);
    await pass(30);
    expect(batches).toEqual(['a:1', 'a:2,3']);
    expect((await Promise.all([first, others])).flat().map((result) => 'value' in result && result.value)).toEqual([
      10, 20, 30,
    ]);
  });

  it('joins what comes in one turn of the event loop, each key by itself and beside the others', async () => {
    const { batches, group } = recorded();
    const results = Promise.all([group.add('a', 1), group.add('b', 2), group.add('a', 3)]);
    await turn();
    expect(batches).toEqual(['a:1,3', 'b:2']);
    await pass(10);
    expect(await results).toEqual([10, 20, 30]);
  });

  it('keeps batches within number and weight, but takes one item of any weight', async () => {
    const { batches, add } = recorded({ weight: 100, weigh: (item) => item });
    const results = add(1, 2, 3, 4, 5, 90, 20, 500);
    await pass(100);
    expect(batches).toEqual(['a:1,2,3', 'a:4,5,90', 'a:20', 'a:500']);
    await results;
  });

  it('runs as many batches of a key beside each other as it may', async () => {
    const { batches, add } = recorded({ most: 1, parallel: 2 });
    const results = add(1, 2, 3);
    await pass(5);
    expect(batches).toEqual(['a:1', 'a:2']);
    await pass(20);
    expect(batches).toEqual(['a:1', 'a:2', 'a:3']);
    await results;
  });

  it('tries each item of a failed batch alone, so that one bad item fails only itself', async () => {
    const { add } = recorded();
    const results = add(1, 13, 2);
    await pass(50);
    expect(statuses(await results)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('fails all at once when the failure is nobody’s', async () => {
    const { batches, add } = recorded({ maySplit: () => false });
    const results = add(1, 13, 2);
    await pass(50);
    expect(statuses(await results)).toEqual(['rejected', 'rejected', 'rejected']);
    expect(batches).toHaveLength(1);
  });

  it('goes on with the next batch after a failure, and fails items that get no answer', async () => {
    const group = new GroupCommit<number, number>(() => Promise.resolve([]), { most: 1, maySplit: () => true });
    await Promise.all(
      [group.add('a', 1), group.add('a', 2)].map(async (result) => {
        const refused = expect(result).rejects.toThrow('answer every item');
        await pass(10);
        await refused;
      }),
    );
  });

  describe('that may rest', () => {
    it('rests four times as long as the batch took while more keeps coming', async () => {
      const { batches, add } = recorded({ maxRestMs: 60 });
      const results = add(1, 2);
      await pass(11);
      const later = add(3);
      await pass(38);
      expect(batches).toEqual(['a:1,2']);
      await pass(2);
      expect(batches).toEqual(['a:1,2', 'a:3']);
      await pass(100);
      await Promise.all([results, later]);
    });

    it('rests no longer than it may', async () => {
      const { batches, add } = recorded({ maxRestMs: 60 }, 1000);
      const results = add(1, 2, 3, 4);
      await pass(1055);
      expect(batches).toEqual(['a:1,2,3']);
      await pass(10);
      expect(batches).toEqual(['a:1,2,3', 'a:4']);
      await pass(3000);
      await results;
    });

    it('does not hold up a full batch', async () => {
      const { batches, add } = recorded({ maxRestMs: 60 });
      const results = add(1, 2);
      await pass(11);
      const later = add(3, 4, 5);
      await turn();
      expect(batches).toEqual(['a:1,2', 'a:3,4,5']);
      await pass(100);
      await Promise.all([results, later]);
    });

    it('keeps nobody waiting who comes one by one, nor the first after a quiet time', async () => {
      const { batches, add } = recorded({ maxRestMs: 60 });
      const results: Promise<unknown>[] = [];
      for (const item of [1, 2]) {
        results.push(add(item));
        await pass(11);
      }
      expect(batches).toEqual(['a:1', 'a:2']);
      results.push(add(3, 4));
      // Ten for the batch, four times ten of rest.
      await pass(60);
      results.push(add(5));
      await turn();
      expect(batches).toEqual(['a:1', 'a:2', 'a:3,4', 'a:5']);
      await pass(100);
      await Promise.all(results);
    });
  });
});
