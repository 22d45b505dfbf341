import { Client } from 'pg';

/** Channel on which the processes of one service wake its leader. */
export const channelOf = (schema: string): string => `akkoord_outbox_${schema}`;

/** A connection that holds the right to relay. All the relay's reading and deleting goes over it, so who lost the right can no longer act on it. */
export interface Leadership {
  query<R extends object>(sql: string, parameters?: unknown[]): Promise<R[]>;
  /** Rejects once the connection is gone. */
  readonly lost: Promise<never>;
  release(): Promise<void>;
}

export interface Candidacy {
  readonly url: string;
  readonly schema: string;
  /** Called on every notification. */
  readonly wake: () => void;
}

/** Tries to become the one relay of a service; null when another is. A session advisory lock goes with its connection, so a leader that dies is replaced at once. */
export async function tryToLead({ url, schema, wake }: Candidacy): Promise<Leadership | null> {
  const client = new Client({
    connectionString: url,
    application_name: `${schema} relay`,
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
  client.on('notification', wake);
  await client.connect();
  try {
    const { rows } = await client.query<{ leads: boolean }>(
      `select pg_try_advisory_lock(726002, hashtext($1)) as leads`,
      [schema],
    );
    if (rows[0]?.leads !== true) {
      await client.end();
      return null;
    }
    await client.query(`listen "${channelOf(schema)}"`);
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
