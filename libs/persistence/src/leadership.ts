import { Client } from 'pg';

/** A connection that holds a right which one process of a service has at a time. */
export interface Leadership {
  /** Runs SQL in the system's scope over the connection that holds the right: who lost the right can no longer act on it. */
  query<R extends object>(sql: string, parameters?: unknown[]): Promise<R[]>;
  /** Rejects once the connection is gone. */
  readonly lost: Promise<never>;
  release(): Promise<void>;
}

export interface Candidacy {
  readonly url: string;
  readonly schema: string;
  /** Short name of the right, shown in pg_stat_activity: `relay`, `timers`. */
  readonly right: string;
  /** Key of the session advisory lock: a number of the project's own, and a name. */
  readonly lock: readonly [number, string];
  /** Channel to listen on while leading. */
  readonly channel?: string;
  /** Called on every notification. */
  readonly wake?: () => void;
}

/** Tries to get a right of a service; null when another process has it. The lock goes with its connection, so a leader that dies is replaced at once. */
export async function tryToLead({ url, schema, right, lock, channel, wake }: Candidacy): Promise<Leadership | null> {
  const client = new Client({
    connectionString: url,
    application_name: `${schema} ${right}`,
    keepAlive: true,
    connectionTimeoutMillis: 5000,
    query_timeout: 30_000,
    options: `-c search_path=${schema} -c akkoord.scope=system`,
  });
  const lost = new Promise<never>((_, reject) => {
    client.on('error', reject);
    client.on('end', () => reject(new Error('the connection ended')));
  });
  lost.catch(() => undefined);
  client.on('notification', () => wake?.());
  await client.connect();
  try {
    const sql = 'select pg_try_advisory_lock($1, hashtext($2)) as leads';
    const { rows } = await client.query<{ leads: boolean }>(sql, [...lock]);
    if (rows[0]?.leads !== true) {
      await client.end();
      return null;
    }
    if (channel !== undefined) await client.query(`listen "${channel}"`);
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
  return {
    lost,
    query: async <R extends object>(sql: string, parameters: unknown[] = []) =>
      (await client.query<R>(sql, parameters)).rows,
    release: () => client.end(),
  };
}
