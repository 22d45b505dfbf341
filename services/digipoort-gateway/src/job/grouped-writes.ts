interface Waiting<I, R> {
  readonly item: I;
  readonly resolve: (result: R) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Writes what comes in while the previous write is under way as one batch per key, so that a busy gateway commits often
 * for many and a quiet one at once for one. A batch that fails is tried again item by item: one bad row harms nobody else.
 */
export class GroupedWrites<I, R> {
  private readonly waiting = new Map<string, Waiting<I, R>[]>();
  private readonly busy = new Set<string>();

  constructor(
    private readonly write: (key: string, items: readonly I[]) => Promise<readonly R[]>,
    private readonly maxBatch = 100,
  ) {}

  add(key: string, item: I): Promise<R> {
    return new Promise<R>((resolve, reject) => {
      const waiting = this.waiting.get(key);
      if (waiting) waiting.push({ item, resolve, reject });
      else this.waiting.set(key, [{ item, resolve, reject }]);
      if (this.busy.has(key)) return;
      this.busy.add(key);
      setImmediate(() => void this.drain(key));
    });
  }

  private async drain(key: string): Promise<void> {
    for (let batch = this.take(key); batch.length > 0; batch = this.take(key)) {
      try {
        await this.settle(key, batch);
      } catch (error) {
        if (batch.length === 1) batch[0]?.reject(error);
        else await this.oneByOne(key, batch);
      }
    }
    this.busy.delete(key);
    this.waiting.delete(key);
  }

  private take(key: string): Waiting<I, R>[] {
    return this.waiting.get(key)?.splice(0, this.maxBatch) ?? [];
  }

  private async oneByOne(key: string, batch: readonly Waiting<I, R>[]): Promise<void> {
    for (const one of batch) {
      try {
        await this.settle(key, [one]);
      } catch (error) {
        one.reject(error);
      }
    }
  }

  private async settle(key: string, batch: readonly Waiting<I, R>[]): Promise<void> {
    const items = batch.map(({ item }) => item);
    const results = await this.write(key, items);
    if (results.length !== items.length) throw new Error('a grouped write has to answer every item');
    batch.forEach(({ resolve }, index) => resolve(results[index] as R));
  }
}
