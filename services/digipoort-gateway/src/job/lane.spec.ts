import { afterEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@akkoord/testing';
import type { ClaimedJob } from './job.repository.js';
import { Lane, type LaneOptions } from './lane.js';

/** A queue in memory with the claim of the real one: what is claimed comes back when its lease ends. */
class Queue {
  readonly due: { tenant: string; id: string; at: number }[] = [];
  claims = 0;

  add(tenant: string, ...ids: string[]): void {
    this.due.push(...ids.map((id) => ({ tenant, id, at: Date.now() })));
  }

  claim = async (tenant: string, limit: number) => {
    this.claims += 1;
    const mine = this.due.filter((job) => job.tenant === tenant && job.at <= Date.now()).slice(0, limit);
    this.due.splice(0, this.due.length, ...this.due.filter((job) => !mine.includes(job)));
    const jobs = mine.map(({ id }) => ({ tenant, filing_id: id, fence: '1', tries: 0 }) as ClaimedJob);
    const next = Math.min(...this.due.filter((job) => job.tenant === tenant).map(({ at }) => at));
    const nextInMs = jobs.length === limit ? 0 : Number.isFinite(next) ? next - Date.now() : undefined;
    return { jobs, nextInMs };
  };
}

let lane: Lane | undefined;
afterEach(() => lane?.stop());

function start(queue: Queue, run: (job: ClaimedJob) => Promise<void>, change: Partial<LaneOptions> = {}): Lane {
  lane = new Lane({
    leaseMs: 300,
    perOffice: 2,
    inTotal: 10,
    ratePerOffice: 1000,
    pollMs: 60_000,
    granularityMs: 1,
    offices: async () => [],
    claim: queue.claim,
    prolong: async () => undefined,
    onError: () => undefined,
    run,
    ...change,
  });
  lane.start();
  return lane;
}

describe('a lane', () => {
  it('runs everything of an office, a bounded number at a time', async () => {
    const queue = new Queue();
    queue.add('A', ...'abcdefghij');
    let running = 0;
    let most = 0;
    const done: string[] = [];
    start(queue, async ({ filing_id }) => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setImmediate(resolve));
      running -= 1;
      done.push(filing_id);
    }).wake('A');
    await eventually(() => expect(done.sort().join('')).toBe('abcdefghij'));
    expect(most).toBe(2);
  });

  it('goes on for other offices while one is stuck', async () => {
    const queue = new Queue();
    queue.add('stuck', ...'abcd');
    queue.add('B', 'e');
    let release = (): void => undefined;
    const stuck = new Promise<void>((resolve) => (release = resolve));
    const done: string[] = [];
    const running = start(queue, async ({ tenant, filing_id }) => {
      if (tenant === 'stuck') await stuck;
      done.push(filing_id);
    });
    running.wake('stuck');
    await eventually(() => expect(queue.due.length).toBeLessThanOrEqual(3));
    running.wake('B');
    await eventually(() => expect(done).toEqual(['e']));
    release();
    await eventually(() => expect(done.sort().join('')).toBe('abcde'));
  });

  it('begins no more of an office per second than it may, and goes on with the others', async () => {
    const queue = new Queue();
    queue.add('A', ...'abcd');
    queue.add('B', 'x');
    const begun: string[] = [];
    const run = async ({ filing_id }: ClaimedJob) => void begun.push(filing_id);
    const running = start(queue, run, { ratePerOffice: 1 });
    running.wake('A');
    running.wake('B');
    await eventually(() => expect(begun.sort()).toEqual(['a', 'x']));
    await eventually(() => expect(begun.length).toBeGreaterThan(2));
    expect(begun).toContain('b');
  });

  it('wakes by itself when the next job is due, and survives a job that throws', async () => {
    const queue = new Queue();
    queue.add('A', 'bad');
    queue.due.push({ tenant: 'A', id: 'later', at: Date.now() + 80 });
    const errors: unknown[] = [];
    const done: string[] = [];
    const run = async ({ filing_id }: ClaimedJob) => {
      if (filing_id === 'bad') throw new Error('bad');
      done.push(filing_id);
    };
    start(queue, run, { onError: (error) => errors.push(error) }).wake('A');
    await eventually(() => expect(done).toEqual(['later']));
    expect([errors.length, queue.claims < 10]).toEqual([1, true]);
  });

  it('rests between claims while more keeps coming', async () => {
    const queue = new Queue();
    queue.add('A', 'first', 'second');
    const claims: { began: number; ended: number }[] = [];
    const claim = async (tenant: string, limit: number) => {
      const began = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 30));
      const claimed = await queue.claim(tenant, limit);
      claims.push({ began, ended: performance.now() });
      return claimed;
    };
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const running = start(queue, () => held, { claim, perOffice: 10, maxRestMs: 100 });
    try {
      running.wake('A');
      await eventually(() => expect(claims).toHaveLength(1));
      queue.add('A', 'third');
      running.wake('A');
      await eventually(() => expect(claims.length).toBeGreaterThan(1));
      // Some for the clocks, which are two.
      expect(claims[1]!.began - claims[0]!.ended).toBeGreaterThan(80);
    } finally {
      release();
    }
  });

  it('prolongs the leases of what runs, and stops only when that is done', async () => {
    const queue = new Queue();
    queue.add('A', 'long');
    const prolonged: string[] = [];
    let release = (): void => undefined;
    const finished = new Promise<void>((resolve) => (release = resolve));
    const prolong = async (jobs: readonly ClaimedJob[]) => {
      prolonged.push(...jobs.map(({ filing_id }) => filing_id));
      if (prolonged.length > 1) release();
    };
    let isDone = false;
    const run = () => finished.then(() => void (isDone = true));
    const running = start(queue, run, { prolong });
    running.wake('A');
    await eventually(() => expect(queue.due).toEqual([]));
    await running.stop();
    expect([isDone, prolonged]).toEqual([true, ['long', 'long']]);
  });
});
