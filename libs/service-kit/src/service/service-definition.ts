import type { Migration } from '@akkoord/persistence';
import type { DynamicModule, Type } from '@nestjs/common';
import type { ServiceConfig } from '../configuration/service-config.js';

/** Everything that makes a service, before it runs. */
export interface ServiceDefinition<C extends ServiceConfig = ServiceConfig> {
  /** Its folder under services/, its queue (`akkoord.<name>`) and the prefix of its variables. */
  readonly name: string;
  /** Its schema and role in PostgreSQL. */
  readonly schema: string;
  readonly config: new () => C;
  readonly migrations: readonly Migration[];
  /** The Nest module; Database, Outbox, Inbox, Requester, logger and metrics are there to inject. */
  readonly module: (config: C) => DynamicModule | Type;
  /** Runs for development and demonstration only; a production host refuses it. */
  readonly isForDevelopment: boolean;
}

/** Declares a service. `schema` defaults to the name with underscores. */
export function defineService<C extends ServiceConfig>(
  parts: Pick<ServiceDefinition<C>, 'name' | 'config' | 'migrations' | 'module'> & Partial<ServiceDefinition<C>>,
): ServiceDefinition<C> {
  return Object.freeze({ schema: parts.name.replaceAll('-', '_'), isForDevelopment: false, ...parts });
}
