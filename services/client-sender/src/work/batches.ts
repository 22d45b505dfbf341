import { isAway } from '@akkoord/service-kit';

interface Waiting<T, R> {
  readonly item: T;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

export interface BatchOptions {
  /** Items in one batch at most. */
  readonly maxItems: number;
  /** Batches at the same time at most. */
  readonly parallel: number;
}

/**
 * Gathers what is asked while earlier batches are under way, so that one transaction carries many items under load and
 * one item is never kept waiting when there is none. A batch that fails is tried again item by item, so that one item
 * cannot spoil its neighbours.
 */
export class Batches<T, R> {
  private readonly waiting: Waiting<T, R>[] = [];
  private running = 0;

  constructor(
    private readonly work: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly options: BatchOptions,
  ) {}

  add(item: T): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      this.next();
    });
  }

  private next(): void {
    if (this.running >= this.options.parallel || this.waiting.length === 0) return;
    const batch = this.waiting.splice(0, this.options.maxItems);
    this.running += 1;
    void this.run(batch).finally(() => {
      this.running -= 1;
      this.next();
    });
  }

  /** Never rejects: each item's promise tells how it went. */
  private async run(batch: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.work(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as R));
    } catch (error) {
      // Without a database, one by one would only fail as often as there are items.
      if (batch.length === 1 || isAway(error)) batch.forEach(({ reject }) => reject(error));
      else for (const one of batch) await this.run([one]);
    }
  }
}
