import { DataSource, type DataSourceOptions, type QueryRunner } from 'typeorm';
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
      await runner.startTransaction();
      await runner.query(scope);
      const result = await work(transactionOn(runner, tenant, committed));
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

function transactionOn(runner: QueryRunner, tenant: string | null, committed: (() => void)[]): Transaction {
  return {
    tenant,
    manager: runner.manager,
    query: async <R>(sql: string, parameters?: readonly unknown[]) =>
      rowsOf<R>(await runner.query(sql, parameters as unknown[])),
    afterCommit: (action) => void committed.push(action),
  };
}

/** TypeORM gives rows for select and insert, but [rows, count] for update and delete. */
function rowsOf<R>(result: unknown): R[] {
  const isUpdateResult =
    Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number';
  return (isUpdateResult ? (result as [R[], number])[0] : result) as R[];
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
      options: `-c search_path=${options.schema} -c synchronous_commit=on`,
      connectionTimeoutMillis: 5000,
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
    },
  });
  await dataSource.initialize();
  return new Database(dataSource, options.schema, options.url);
}
