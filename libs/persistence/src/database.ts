import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
import type { PoolClient, QueryConfig } from 'pg';
import type { Transaction } from './transaction.js';

export interface DatabaseOptions {
  /** URL with the service's own role. */
  readonly url: string;
  readonly schema: string;
  readonly entities?: DataSourceOptions['entities'];
  /** Connections at most; default 10. */
  readonly poolSize?: number;
  /** Shown in pg_stat_activity; default the schema. */
  readonly applicationName?: string;
}

const TENANT = /^\d{5}$/;

/** A service's own schema. Everything happens in a transaction that names the office it is for. */
export class Database {
  constructor(
    readonly dataSource: DataSource,
    readonly schema: string,
    readonly url: string,
  ) {}

  /** Runs `work` in a transaction that sees the rows of one office (participant number, five digits) and no others. */
  async inTenant<T>(tenant: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (!TENANT.test(tenant)) throw new Error('a tenant is a participant number of five digits');
    return this.run(tenant, `select set_config('akkoord.tenant', '${tenant}', true)`, work);
  }

  /** Runs `work` in a transaction that sees infrastructure tables (outbox, inbox, jobs, token look-ups) of all offices, and no filings at all. */
  async inSystem<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.run(null, `select set_config('akkoord.scope', 'system', true)`, work);
  }

  /** Whether the database answers now. */
  async isReachable(): Promise<boolean> {
    try {
      await this.dataSource.query('select 1');
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy();
  }

  private async run<T>(tenant: string | null, scope: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const committed: (() => void)[] = [];
    try {
      const client = (await runner.connect()) as PoolClient;
      const opened = await openTransaction(runner, client, scope, tenant, committed);
      const result = await work(opened);
      await runner.commitTransaction();
      committed.forEach((action) => action());
      return result;
    } catch (error) {
      await rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }
}

/** Begins and names the office in one round trip; TypeORM is told, so that what it saves joins this transaction. */
async function openTransaction(
  runner: QueryRunner,
  client: PoolClient,
  scope: string,
  tenant: string | null,
  committed: (() => void)[],
): Promise<Transaction> {
  await client.query(`begin; ${scope}`);
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
  return {
    tenant,
    manager: runner.manager,
    query: async <R>(sql: string, parameters?: readonly unknown[]) =>
      (await client.query(statement(sql, parameters))).rows as R[],
    afterCommit: (action) => void committed.push(action),
  };
}

const names = new Map<string, string>();

/** SQL with parameters becomes a prepared statement: planning a set-based statement costs more than running it. */
function statement(sql: string, parameters?: readonly unknown[]): QueryConfig {
  if (!parameters || parameters.length === 0) return { text: sql };
  let name = names.get(sql);
  if (name === undefined) names.set(sql, (name = `s${names.size}`));
  return { name, text: sql, values: [...parameters] };
}

/** A rollback fails when the connection is gone; the server then rolls back by itself, and the first error is the one to tell. */
async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  try {
    await runner.rollbackTransaction();
  } catch {
    // see above
  }
}

/** Connects with the service's own role. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const dataSource = new DataSource({
    type: 'postgres',
    url: options.url,
    schema: options.schema,
    entities: options.entities ?? [],
    synchronize: false,
    applicationName: options.applicationName ?? options.schema,
    poolSize: options.poolSize ?? 10,
    poolErrorHandler: () => undefined,
    extra: {
      // Plans are made for the values at hand: one made while a table is empty, and kept, walks through the whole table later, also
      // in foreign key checks. It costs half a millisecond per filing; a kept plan gone wrong cost three (one run in three).
      options: `-c search_path=${options.schema} -c synchronous_commit=on -c plan_cache_mode=force_custom_plan`,
      connectionTimeoutMillis: 5000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
    },
  });
  await dataSource.initialize();
  return new Database(dataSource, options.schema, options.url);
}
