import { Controller, Global, type INestApplication, Logger, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Database, tenantTable, type Migration } from '@akkoord/persistence';
import { connect } from 'amqplib';
import type { EventBusStrategy } from '../consumer/event-bus.strategy.js';
import type { EventBatch, ReceivedEvent } from '../event/received-event.js';
import { OnEvent } from '../handler/on-event.decorator.js';
import { Inbox } from '../inbox/inbox.js';
import type { MessagingOptions } from '../nest/messaging-options.js';
import { MessagingModule } from '../nest/messaging.module.js';
import { eventBusStrategy } from '../nest/event-bus-strategy.js';
import { Outbox } from '../outbox/outbox.js';
import { messagingMigration } from '../outbox/messaging.migration.js';
import { Publisher } from '../publisher/publisher.js';
import { Relay } from '../relay/relay.js';
import { Requester } from '../request/requester.js';
import { queueNames } from '../topology/queue-names.js';
import type { Thing } from './thing.contract.js';

/** Office of all test events. */
export const TENANT = '12345';

/** Retry tiers short enough for a test. */
export const DELAYS = [50, 100, 200];

/** The transport's tables, and one row per effect of a handler. */
export const testMigrations: Migration[] = [
  messagingMigration(),
  {
    name: '0002-effect',
    up: `create table effect (tenant text not null, message_id text not null, n integer not null); ${tenantTable('effect')}`,
  },
];

/** A service under test. */
export interface TestService {
  readonly app: INestApplication;
  readonly strategy: EventBusStrategy;
  readonly outbox: Outbox;
  readonly requester: Requester;
  readonly relay: Relay;
  readonly publisher: Publisher;
  close(): Promise<void>;
}

export interface TestServiceOptions extends MessagingOptions {
  readonly database: Database;
  readonly controllers: Type[];
}

/** Starts a Nest application with handlers, consumer and relay. */
export async function startTestService({
  database,
  controllers,
  ...messaging
}: TestServiceOptions): Promise<TestService> {
  @Global()
  @Module({ providers: [{ provide: Database, useValue: database }], exports: [Database] })
  class DatabaseModule {}

  @Module({
    imports: [
      DatabaseModule,
      MessagingModule.forService({ retryDelaysMs: DELAYS, pollMs: 200, parkMs: 200, ...messaging }),
    ],
    controllers,
  })
  class TestModule {}

  Logger.overrideLogger(false);
  const app = await NestFactory.create(TestModule, new FastifyAdapter(), { logger: false });
  const strategy = eventBusStrategy(app);
  app.connectMicroservice({ strategy });
  await app.startAllMicroservices();
  await app.init();
  return {
    app,
    strategy,
    outbox: app.get(Outbox),
    requester: app.get(Requester),
    relay: app.get(Relay),
    publisher: app.get(Publisher),
    close: () => app.close(),
  };
}

/** A controller that records what it gets in the inbox and `effect`, after `before` has had the chance to throw. */
export function recorder<T extends Thing>(
  event: new () => T,
  before: (batch: EventBatch<T>) => unknown = () => undefined,
) {
  @Controller()
  class Recorder {
    constructor(private readonly inbox: Inbox) {}

    @OnEvent(event)
    async handle(@Payload() batch: EventBatch<T>): Promise<void> {
      await this.inbox.once('recorder', batch, async (tx, fresh: ReceivedEvent<T>[]) => {
        const ids = fresh.map(({ id }) => id);
        const ns = fresh.map(({ data }) => data.n);
        await tx.query(`insert into effect select $1, * from unnest($2::text[], $3::integer[])`, [tx.tenant, ids, ns]);
        await before(batch);
      });
    }
  }
  return Recorder;
}

/** The numbers recorded so far, sorted. */
export async function effects(database: Database): Promise<number[]> {
  const rows = await database.inTenant(TENANT, (tx) => tx.query<{ n: number }>('select n from effect order by n'));
  return rows.map(({ n }) => n);
}

/** Deletes the queues of a service, so that a shared broker stays clean. */
export async function deleteQueues(amqpUrl: string, service: string): Promise<void> {
  const connection = await connect(amqpUrl);
  const channel = await connection.createChannel();
  const names = queueNames(service);
  for (const queue of [names.main, names.dead, names.requests, ...DELAYS.map(names.retry)])
    await channel.deleteQueue(queue);
  await channel.close();
  await connection.close();
}
