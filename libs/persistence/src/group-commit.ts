import { restAfter } from './rest-after.js';

/** How the items of one key are brought together. */
export interface GroupCommitOptions<I> {
  /** Items in one batch at most. */
  readonly most: number;
  /** Weight of one batch at most, in the unit of `weigh`; a single item may exceed it. Default no bound. */
  readonly weight?: number;
  /** Weight of an item; default nothing. */
  readonly weigh?: (item: I) => number;
  /** Batches of one key at the same time at most; default 1, so that they follow each other in order. */
  readonly parallel?: number;
  /** Whether a failure may be the doing of one item, so that each is worth a try alone; `run` must then be safe to repeat. */
  readonly maySplit: (error: unknown) => boolean;
  /**
   * While more keeps coming, a key rests four times as long as its last batch took, at most this many milliseconds (default 150, 0 is
   * never), so that a busy service commits for many at once. A full batch does not wait, nor does the first after a quiet time.
   */
  readonly maxRestMs?: number;
}

interface Waiting<I, O> {
  readonly item: I;
  readonly settle: PromiseWithResolvers<O>;
}

interface Queue<I, O> {
  readonly waiting: Waiting<I, O>[];
  weight: number;
  running: number;
  /** Whether the next batch starts at the end of this turn of the event loop. */
  isStarting: boolean;
  rest?: NodeJS.Timeout | undefined;
}

/**
 * Runs items of one key together, so that under load the cost of a transaction is shared: what comes in while a batch runs forms the
 * next, and an item alone never waits. `run` answers every item, in order. A batch that fails is tried again item by item where
 * `maySplit` allows, so that one bad item fails only itself.
 */
export class GroupCommit<I, O> {
  private readonly queues = new Map<string, Queue<I, O>>();

  constructor(
    private readonly run: (key: string, items: I[]) => Promise<readonly O[]>,
    private readonly options: GroupCommitOptions<I>,
  ) {}

  /** Resolves with the item's own result, rejects with its own failure. */
  add(key: string, item: I): Promise<O> {
    const settle = Promise.withResolvers<O>();
    const queue = this.queues.get(key) ?? { waiting: [], weight: 0, running: 0, isStarting: false };
    this.queues.set(key, queue);
    queue.waiting.push({ item, settle });
    queue.weight += this.weigh(item);
    this.next(key, queue);
    return settle.promise;
  }

  private next(key: string, queue: Queue<I, O>): void {
    const { parallel = 1 } = this.options;
    if (queue.isStarting || queue.running >= parallel) return;
    if (queue.rest && this.isFull(queue)) this.endRest(queue);
    if (queue.rest) return;
    if (queue.waiting.length > 0) {
      queue.isStarting = true;
      // What one read of the sockets brings, or what one batch sets free, goes together.
      setImmediate(() => void this.start(key, queue));
    } else if (queue.running === 0) this.queues.delete(key);
  }

  private async start(key: string, queue: Queue<I, O>): Promise<void> {
    const batch = this.take(queue);
    queue.isStarting = false;
    queue.running += 1;
    this.next(key, queue);
    const began = performance.now();
    await this.runBatch(key, batch);
    queue.running -= 1;
    const hasCompany = batch.length > 1 || queue.waiting.length > 0;
    if (hasCompany && !this.isFull(queue)) this.beginRest(key, queue, performance.now() - began);
    this.next(key, queue);
  }

  private take(queue: Queue<I, O>): Waiting<I, O>[] {
    const { most, weight = Infinity } = this.options;
    let [count, load] = [0, 0];
    for (const { item } of queue.waiting) {
      const more = load + this.weigh(item);
      if (count > 0 && (count === most || more > weight)) break;
      count += 1;
      load = more;
    }
    queue.weight -= load;
    return queue.waiting.splice(0, count);
  }

  /** Never rejects: each item's promise tells how it went. */
  private async runBatch(key: string, batch: Waiting<I, O>[]): Promise<void> {
    try {
      const items = batch.map(({ item }) => item);
      const results = await this.run(key, items);
      if (results.length !== batch.length) throw new Error('a group commit has to answer every item');
      batch.forEach(({ settle }, index) => settle.resolve(results[index] as O));
    } catch (error) {
      if (batch.length === 1 || !this.options.maySplit(error)) batch.forEach(({ settle }) => settle.reject(error));
      else for (const waiting of batch) await this.runBatch(key, [waiting]);
    }
  }

  private beginRest(key: string, queue: Queue<I, O>, tookMs: number): void {
    const restMs = restAfter(tookMs, this.options.maxRestMs ?? 150);
    if (restMs <= 0) return;
    this.endRest(queue);
    queue.rest = setTimeout(() => {
      queue.rest = undefined;
      this.next(key, queue);
    }, restMs);
  }

  private endRest(queue: Queue<I, O>): void {
    clearTimeout(queue.rest);
    queue.rest = undefined;
  }

  private isFull({ waiting, weight }: Queue<I, O>): boolean {
    return waiting.length >= this.options.most || weight >= (this.options.weight ?? Infinity);
  }

  private weigh(item: I): number {
    return this.options.weigh?.(item) ?? 0;
  }
}
