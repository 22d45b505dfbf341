import { type Database, openDatabase } from '@akkoord/persistence';
import type { Logger } from 'pino';
import type { ServiceConfig } from '../configuration/service-config.js';
import { isAway } from '../http/problem.js';

const PATIENCE_MS = 60_000;

/** Connects, waiting up to a minute for a database that is not up yet; a wrong password or missing schema fails at once. */
export async function connectDatabase(config: ServiceConfig, schema: string, log: Logger): Promise<Database> {
  const until = Date.now() + PATIENCE_MS;
  for (let pause = 100; ; pause = Math.min(pause * 2, 2000)) {
    try {
      return await openDatabase({ url: config.databaseUrl, schema, poolSize: config.databasePoolSize });
    } catch (error) {
      if (!isAway(error) || Date.now() > until) throw error;
      log.info({ retryInMs: pause }, 'the database is not there yet');
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}
