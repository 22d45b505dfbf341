import { restAfter } from '@akkoord/persistence';

export interface BatchesOptions<I> {
  /** Items with the same key are handled together and in order, one batch at a time. */
  keyOf(item: I): string;
  /** Must not reject. */
  handle(items: I[]): Promise<void>;
  readonly maxBatch: number;
  readonly concurrency: number;
  /** Milliseconds a group rests after a batch at most, default 0; it rests four times as long as the batch took, so that a busy service handles a stream by the dozen. The first of a stream never waits. */
  readonly restMs?: number;
}

/** Groups what is available together. The first batch of a group goes at once; while more keep coming, each next one after a short rest, or when it is full. */
export class Batches<I> {
  private readonly groups = new Map<string, I[]>();
  private readonly ready: string[] = [];
  /** When a group's rest is over, by key. */
  private readonly rests = new Map<string, number>();
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
    this.queue(key);
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

  private queue(key: string): void {
    const restMs = (this.rests.get(key) ?? 0) - performance.now();
    this.rests.delete(key);
    if (restMs > 0) {
      setTimeout(() => this.queue(key), restMs);
      return;
    }
    this.ready.push(key);
    this.schedule();
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
      const items = this.groups.get(key)?.splice(0, this.options.maxBatch) ?? [];
      if (items.length === 0) {
        // Cleared while it rested.
        this.groups.delete(key);
        this.check();
        continue;
      }
      this.running += 1;
      const began = performance.now();
      void this.options.handle(items).finally(() => this.finished(key, performance.now() - began));
    }
  }

  private finished(key: string, tookMs: number): void {
    this.running -= 1;
    const waiting = this.groups.get(key)!.length;
    if (waiting < this.options.maxBatch) this.rest(key, tookMs);
    if (waiting === 0) this.groups.delete(key);
    else this.queue(key);
    this.check();
    this.flush();
  }

  private rest(key: string, tookMs: number): void {
    const { restMs = 0 } = this.options;
    if (restMs === 0) return;
    const now = performance.now();
    if (this.rests.size > 1000) for (const [old, until] of this.rests) if (until < now) this.rests.delete(old);
    this.rests.set(key, now + restAfter(tookMs, restMs));
  }

  private check(): void {
    if (this.groups.size > 0 || this.running > 0) return;
    this.idle?.();
    this.idle = undefined;
  }
}
