import { MessagingModule } from '@akkoord/messaging';
import type { Database } from '@akkoord/persistence';
import { type DynamicModule, Module } from '@nestjs/common';
import type { ServiceConfig } from '../configuration/service-config.js';
import { Readiness } from '../health/readiness.js';
import { createLogger } from '../observability/logger.js';
import { createRegistry } from '../observability/metrics.js';
import { KitModule } from './kit.module.js';
import type { ServiceDefinition } from './service-definition.js';

@Module({})
class PreviewModule {}

/** A service's module to look at, for Nest's preview mode: its routes can be listed, but nothing connects or runs. */
export function previewModule<C extends ServiceConfig>(definition: ServiceDefinition<C>): DynamicModule {
  const config = new definition.config();
  const database = {} as Database;
  const kit = KitModule.with({
    ConfigClass: definition.config,
    config,
    database,
    log: createLogger({ service: definition.name, level: 'silent', format: 'json' }),
    registry: createRegistry(definition.name),
    readiness: new Readiness(database, () => false),
  });
  const messaging = MessagingModule.forService({ service: definition.name, amqpUrl: 'amqp://preview.invalid' });
  return { module: PreviewModule, imports: [kit, messaging, definition.module(config)] };
}
