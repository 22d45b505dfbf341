export interface BatchesOptions<I> {
  /** Items with the same key are handled together and in order, one batch at a time. */
  keyOf(item: I): string;
  /** Must not reject. */
  handle(items: I[]): Promise<void>;
  readonly maxBatch: number;
  readonly concurrency: number;
}

/** Groups what is available together. It never waits to fill a batch: one goes as soon as the group's previous one is done and there is room. */
export class Batches<I> {
  private readonly groups = new Map<string, I[]>();
  private readonly ready: string[] = [];
  private running = 0;
  private scheduled = false;
  private idle?: () => void;

  constructor(private readonly options: BatchesOptions<I>) {}

  add(item: I): void {
    const key = this.options.keyOf(item);
    const group = this.groups.get(key);
    if (group) {
      group.push(item);
      return;
    }
    this.groups.set(key, [item]);
    this.ready.push(key);
    this.schedule();
  }

  /** Forgets what has not begun; the broker hands it out again. */
  clear(): void {
    for (const key of this.ready.splice(0)) this.groups.delete(key);
    for (const group of this.groups.values()) group.length = 0;
    this.check();
  }

  /** Resolves when nothing is waiting or running. */
  async drained(): Promise<void> {
    if (this.groups.size === 0 && this.running === 0) return;
    await new Promise<void>((resolve) => (this.idle = resolve));
  }

  /** Deliveries that arrive in one read of the socket are all added before the next setImmediate. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private flush(): void {
    while (this.running < this.options.concurrency) {
      const key = this.ready.shift();
      if (key === undefined) return;
      const items = this.groups.get(key)!.splice(0, this.options.maxBatch);
      this.running += 1;
      void this.options.handle(items).finally(() => this.finished(key));
    }
  }

  private finished(key: string): void {
    this.running -= 1;
    if (this.groups.get(key)!.length === 0) this.groups.delete(key);
    else this.ready.push(key);
    this.check();
    this.flush();
  }

  private check(): void {
    if (this.groups.size > 0 || this.running > 0) return;
    this.idle?.();
    this.idle = undefined;
  }
}
