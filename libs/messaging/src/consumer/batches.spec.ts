import { describe, expect, it } from '@jest/globals';
import { Batches } from './batches.js';

interface Call {
  readonly items: string[];
  readonly done: () => void;
}

function setUp(options: { maxBatch?: number; concurrency?: number } = {}) {
  const calls: Call[] = [];
  const batches = new Batches<string>({
    keyOf: (item) => item[0]!,
    handle: (items) => new Promise((done) => calls.push({ items, done })),
    maxBatch: options.maxBatch ?? 100,
    concurrency: options.concurrency ?? 10,
  });
  return { batches, calls };
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('Batches', () => {
  it('hands over together what arrived together, by group and in order', async () => {
    const { batches, calls } = setUp();
    for (const item of ['a1', 'b1', 'a2']) batches.add(item);
    await turn();
    expect(calls.map(({ items }) => items)).toEqual([['a1', 'a2'], ['b1']]);
  });

  it('gathers what arrives while a batch of the same group runs', async () => {
    const { batches, calls } = setUp();
    batches.add('a1');
    await turn();
    batches.add('a2');
    batches.add('a3');
    await turn();
    expect(calls).toHaveLength(1);
    calls[0]!.done();
    await turn();
    expect(calls[1]!.items).toEqual(['a2', 'a3']);
  });

  it('keeps to the largest batch and to the number that run at once', async () => {
    const { batches, calls } = setUp({ maxBatch: 2, concurrency: 1 });
    for (const item of ['a1', 'a2', 'a3', 'b1']) batches.add(item);
    await turn();
    expect(calls.map(({ items }) => items)).toEqual([['a1', 'a2']]);
    calls[0]!.done();
    await turn();
    expect(calls[1]!.items).toEqual(['b1']);
    calls[1]!.done();
    await turn();
    expect(calls[2]!.items).toEqual(['a3']);
  });

  it('is drained when all is done, and forgets what had not begun', async () => {
    const { batches, calls } = setUp();
    batches.add('a1');
    await turn();
    batches.add('a2');
    batches.add('b1');
    batches.clear();
    const drained = batches.drained();
    calls[0]!.done();
    await drained;
    expect(calls).toHaveLength(1);
  });
});
