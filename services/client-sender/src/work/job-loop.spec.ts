import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@akkoord/testing';
import { JobLoop } from './job-loop.js';

const loops: { stop(): Promise<void> }[] = [];
afterEach(() => Promise.all(loops.splice(0).map((loop) => loop.stop())));

function started(due: number[], run: (job: number) => Promise<void>, pollMs = 10_000) {
  const limits: number[] = [];
  const faults: unknown[] = [];
  const renewed: number[][] = [];
  const loop = new JobLoop<number>({
    concurrency: 2,
    pollMs,
    leaseMs: 300,
    claim: async (limit) => {
      limits.push(limit);
      return due.splice(0, limit);
    },
    run,
    renew: async (jobs) => void renewed.push([...jobs]),
    failed: (error) => faults.push(error),
  });
  loops.push(loop);
  loop.start();
  return { loop, limits, faults, renewed };
}

describe('job loop', () => {
  it('does all that is due, a bounded number at once', async () => {
    const done: number[] = [];
    let running = 0;
    let most = 0;
    started([1, 2, 3, 4, 5, 6, 7], async (job) => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      done.push(job);
    });
    await eventually(() => expect(done.toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]));
    expect(most).toBe(2);
  });

  it('is woken long before it would look by itself', async () => {
    const due: number[] = [];
    const done: number[] = [];
    const { loop, limits } = started(due, async (job) => void done.push(job));
    await eventually(() => expect(limits).toHaveLength(1));
    due.push(8);
    loop.wake();
    await eventually(() => expect(done).toEqual([8]));
  });

  it('goes on after a job that fails, and tells', async () => {
    const done: number[] = [];
    const { faults } = started([1, 2, 3], async (job) => {
      if (job === 1) throw new Error('broken');
      done.push(job);
    });
    await eventually(() => expect(done).toEqual([2, 3]));
    expect(faults).toHaveLength(1);
  });

  it('keeps its hold on a slow job, and waits for it when stopping', async () => {
    const gate = Promise.withResolvers<void>();
    let isDone = false;
    const { loop, renewed } = started([1], async () => {
      await gate.promise;
      isDone = true;
    });
    await eventually(() => expect(renewed).toContainEqual([1]));
    const stopped = loop.stop();
    gate.resolve();
    await stopped;
    expect(isDone).toBe(true);
  });
});
