import { type DynamicModule, Module } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { ServiceConfig } from '../configuration/service-config.js';
import { HealthController } from '../health/health.controller.js';
import { Readiness } from '../health/readiness.js';
import { METRICS } from '../observability/metrics.js';
import { LOGGER, SERVICE_CONFIG } from '../tokens.js';

/** What exists before the service's own module: made by startService, injectable everywhere. */
export interface KitParts {
  readonly ConfigClass: new () => ServiceConfig;
  readonly config: ServiceConfig;
  readonly database: Database;
  readonly log: Logger;
  readonly registry: Registry;
  readonly readiness: Readiness;
}

@Module({})
export class KitModule {
  static with(parts: KitParts): DynamicModule {
    const providers = [
      { provide: SERVICE_CONFIG, useValue: parts.config },
      { provide: parts.ConfigClass, useValue: parts.config },
      { provide: Database, useValue: parts.database },
      { provide: LOGGER, useValue: parts.log },
      { provide: METRICS, useValue: parts.registry },
      { provide: Readiness, useValue: parts.readiness },
    ];
    return { module: KitModule, global: true, controllers: [HealthController], providers, exports: providers };
  }
}
