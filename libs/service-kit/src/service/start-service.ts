import { type EventBusStrategy, eventBusStrategy, MessagingModule, messagingMigration } from '@akkoord/messaging';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Environment } from '../configuration/load-config.js';
import { loadConfig } from '../configuration/load-config.js';
import type { ServiceConfig } from '../configuration/service-config.js';
import { Readiness } from '../health/readiness.js';
import { createLogger } from '../observability/logger.js';
import { createRegistry, messagingMetrics } from '../observability/metrics.js';
import { enableTracing } from '../observability/tracing.js';
import { connectDatabase } from './connect-database.js';
import { createHttpApplication } from './http-application.js';
import { KitModule } from './kit.module.js';
import type { ServiceDefinition } from './service-definition.js';

/** A service that answers. */
export interface RunningService {
  readonly name: string;
  /** Base address, for example http://127.0.0.1:4001. */
  readonly url: string;
  readonly app: NestFastifyApplication;
  /** Takes nothing new, lets what runs finish, then disconnects. */
  close(): Promise<void>;
}

@Module({})
class RootModule {}

/** All migrations of a service: the messaging tables, then its own. */
export const migrationsOf = <C extends ServiceConfig>(definition: ServiceDefinition<C>) => [
  messagingMigration(),
  ...definition.migrations,
];

/** Starts a service from its environment. Throws ConfigurationInvalid, or the reason why it cannot start; then nothing is left running. */
export async function startService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  environment: Environment,
): Promise<RunningService> {
  const config = loadConfig(definition.name, definition.config, environment);
  const log = createLogger({ service: definition.name, level: config.logLevel, format: config.logFormat });
  enableTracing();
  const database = await connectDatabase(config, definition.schema, log);
  let app: NestFastifyApplication | undefined;
  let strategy: EventBusStrategy | undefined;
  try {
    const registry = createRegistry(definition.name);
    const readiness = new Readiness(database, () => strategy?.isConsuming() ?? false);
    const kit = KitModule.with({ ConfigClass: definition.config, config, database, log, registry, readiness });
    const messaging = MessagingModule.forService({
      service: definition.name,
      amqpUrl: config.amqpUrl,
      prefetch: config.prefetch,
      drainTimeoutMs: config.drainTimeoutMs,
      concurrency: Math.max(2, config.databasePoolSize - 2),
      ...(config.retryDelaysMs ? { retryDelaysMs: config.retryDelaysMs.split(',').map(Number) } : {}),
      metrics: messagingMetrics(registry),
    });
    app = await createHttpApplication(rootOf([kit, messaging, definition.module(config)]), config, log, registry);
    strategy = eventBusStrategy(app);
    app.connectMicroservice({ strategy }, { inheritAppConfig: false });
    await app.startAllMicroservices();
    await app.listen(config.port, config.host);
    const running = app;
    const url = (await running.getUrl()).replace('[::1]', '127.0.0.1');
    log.info({ url }, 'started');
    return {
      name: definition.name,
      url,
      app: running,
      close: async () => {
        readiness.closing();
        await running.close();
        await database.close();
        log.info('stopped');
      },
    };
  } catch (error) {
    await app?.close();
    await database.close();
    throw error;
  }
}

const rootOf = (imports: (DynamicModule | Type)[]): DynamicModule => ({ module: RootModule, imports });
