import { Client } from 'pg';

export interface Ears {
  heard(payload: string): void;
  /** Listening (again): what was told before may have been missed. */
  connected(): void;
}

const FIRST_PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 5000;

/** Listens on a PostgreSQL channel, on a connection of its own, and comes back by itself when that is lost. */
export class Listener {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly ears: Ears,
  ) {}

  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    let pause = FIRST_PAUSE_MS;
    while (!this.stopping.signal.aborted) {
      const wasConnected = await this.listen().catch(() => false); // the database is away: readiness tells
      pause = wasConnected ? FIRST_PAUSE_MS : Math.min(pause * 2, LONGEST_PAUSE_MS);
      await this.rest(pause * (0.5 + Math.random()));
    }
  }

  private async listen(): Promise<boolean> {
    const client = new Client({ connectionString: this.url, keepAlive: true, connectionTimeoutMillis: 5000 });
    const lost = Promise.withResolvers<void>();
    client.on('end', () => lost.resolve());
    client.on('error', () => lost.resolve());
    client.on('notification', ({ payload }) => this.ears.heard(payload ?? ''));
    this.stopping.signal.addEventListener('abort', () => lost.resolve(), { once: true });
    try {
      await client.connect();
      await client.query(`listen "${this.channel}"`);
      this.ears.connected();
      await lost.promise;
      return true;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  private async rest(ms: number): Promise<void> {
    if (this.stopping.signal.aborted) return;
    const over = Promise.withResolvers<void>();
    const timer = setTimeout(over.resolve, ms);
    this.stopping.signal.addEventListener('abort', () => over.resolve(), { once: true });
    await over.promise;
    clearTimeout(timer);
  }
}
