import { Client } from 'pg';

export interface Ears {
  heard(payload: string): void;
  /** Listening (again): whatever was told before was missed. */
  connected(): void;
}

const PAUSE_MS = { first: 100, most: 5000 } as const;

/** Listens on one PostgreSQL channel until stopped, on a connection of its own, and comes back by itself when that is lost. */
export class Listener {
  private client: Client | undefined;
  private stopped = new AbortController();
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
    this.stopped.abort();
    await this.running;
  }

  private async keepListening(): Promise<void> {
    let pause: number = PAUSE_MS.first;
    while (!this.stopped.signal.aborted) {
      try {
        await this.listenOnce(() => (pause = PAUSE_MS.first));
      } catch {
        // The database is away; readiness says so, and the next round tries again.
      }
      if (this.stopped.signal.aborted) return;
      await this.rest(pause * (0.5 + Math.random()));
      pause = Math.min(pause * 2, PAUSE_MS.most);
    }
  }

  private async listenOnce(connected: () => void): Promise<void> {
    const client = new Client({ connectionString: this.url, keepAlive: true, connectionTimeoutMillis: 5000 });
    const lost = new Promise<void>((resolve) => {
      client.on('end', resolve);
      client.on('error', () => resolve());
      this.stopped.signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', ({ payload }) => this.ears.heard(payload ?? '[]'));
    try {
      await client.connect();
      await client.query(`listen "${this.channel}"`);
      connected();
      this.ears.connected();
      this.isConnected = true;
      await lost;
    } finally {
      this.isConnected = false;
      await client.end().catch(() => undefined);
    }
  }

  private async rest(ms: number): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.stopped.signal.addEventListener(
        'abort',
        () => {
          clearTimeout(timer);
          resolve();
        },
        { once: true },
      );
    });
  }
}
