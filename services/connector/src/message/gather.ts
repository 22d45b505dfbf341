/** Bounds of one batch; a single item may exceed `weight`. */
export interface GatherLimits<I> {
  readonly most: number;
  readonly weight: number;
  readonly weigh: (item: I) => number;
  /** Whether a failure may be the doing of one item, so that each is worth a try alone; `run` must then be safe to repeat. */
  readonly maySplit: (error: unknown) => boolean;
}

interface Waiting<I, O> {
  readonly item: I;
  readonly settle: PromiseWithResolvers<O>;
}

/**
 * Runs items of one key together: what comes in while a batch runs forms the next. An item alone never waits, and under load the
 * cost of a transaction is shared. Batches of one key run one after another.
 */
export class Gather<I, O> {
  private readonly queues = new Map<string, Waiting<I, O>[]>();

  constructor(
    private readonly run: (key: string, items: I[]) => Promise<O[]>,
    private readonly limits: GatherLimits<I>,
  ) {}

  add(key: string, item: I): Promise<O> {
    const settle = Promise.withResolvers<O>();
    const queue = this.queues.get(key);
    if (queue) queue.push({ item, settle });
    else {
      const started = [{ item, settle }];
      this.queues.set(key, started);
      void this.drain(key, started);
    }
    return settle.promise;
  }

  private async drain(key: string, queue: Waiting<I, O>[]): Promise<void> {
    while (queue.length > 0) await this.runBatch(key, this.take(queue));
    this.queues.delete(key);
  }

  private take(queue: Waiting<I, O>[]): Waiting<I, O>[] {
    const { most, weight, weigh } = this.limits;
    let [count, load] = [0, 0];
    for (const { item } of queue) {
      load += weigh(item);
      if (count > 0 && (count === most || load > weight)) break;
      count += 1;
    }
    return queue.splice(0, count);
  }

  private async runBatch(key: string, batch: Waiting<I, O>[]): Promise<void> {
    try {
      const results = await this.run(
        key,
        batch.map(({ item }) => item),
      );
      batch.forEach(({ settle }, index) => settle.resolve(results[index]!));
    } catch (error) {
      if (batch.length === 1 || !this.limits.maySplit(error)) batch.forEach(({ settle }) => settle.reject(error));
      else for (const waiting of batch) await this.runBatch(key, [waiting]);
    }
  }
}
