import { Client } from 'pg';

/** Told what comes in on a channel. */
export interface Ears {
  readonly heard: (payload: string) => void;
  /** Listening (again): whatever was told before may have been missed. */
  readonly connected: () => void;
}

const PAUSE_MS = { first: 100, most: 5000 } as const;

/** Listens on one PostgreSQL channel until stopped, on a connection of its own, and comes back by itself when that is lost. */
export class Listener {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  isConnected = false;

  constructor(
    private readonly url: string,
    private readonly channel: string,
    private readonly ears: Ears,
  ) {}

  start(): void {
    this.running ??= this.keepListening();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async keepListening(): Promise<void> {
    let pause: number = PAUSE_MS.first;
    while (!this.stopping.signal.aborted) {
      const wasConnected = await this.listen().catch(() => false); // the database is away: readiness tells
      pause = wasConnected ? PAUSE_MS.first : Math.min(pause * 2, PAUSE_MS.most);
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
      this.isConnected = true;
      await lost.promise;
      return true;
    } finally {
      this.isConnected = false;
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
