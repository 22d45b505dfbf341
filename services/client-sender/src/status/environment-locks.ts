import { Client } from 'pg';

/** First half of the key of our advisory locks; the second is the environment. */
const LOCK = 726_010;

/**
 * Locks on client environments that live as long as one database session: when the process dies, the server lets go at
 * once and another takes over. They only spare double work; the position in the database keeps doubles from doing harm.
 */
export class EnvironmentLocks {
  private readonly client: Client;
  /** Resolves when the session is gone, and with it all locks. */
  readonly lost: Promise<void>;

  constructor(
    url: string,
    private readonly schema: string,
  ) {
    this.client = new Client({
      connectionString: url,
      application_name: 'client_sender.locks',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    });
    this.lost = new Promise((resolve) => {
      this.client.once('error', () => resolve());
      this.client.once('end', () => resolve());
    });
    this.client.on('error', () => undefined);
  }

  async connect(): Promise<void> {
    await this.client.connect();
  }

  /** True when this session holds the environment from now on. */
  async take(environmentId: string): Promise<boolean> {
    const { rows } = await this.client.query<{ is_taken: boolean }>(
      'select pg_try_advisory_lock($1, hashtext($2)) as is_taken',
      [LOCK, `${this.schema}/${environmentId}`],
    );
    return rows[0]!.is_taken;
  }

  async close(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
