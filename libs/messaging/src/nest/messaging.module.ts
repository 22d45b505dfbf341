import { type DynamicModule, Global, Logger, Module } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { BrokerConnection } from '../connection/broker-connection.js';
import { Inbox } from '../inbox/inbox.js';
import { Outbox } from '../outbox/outbox.js';
import { Publisher } from '../publisher/publisher.js';
import { Relay } from '../relay/relay.js';
import { Requester } from '../request/requester.js';
import type { MessagingOptions, MessagingSettings } from './messaging-options.js';
import { MessagingLifecycle } from './messaging-lifecycle.js';
import { messagingSettings } from './messaging-settings.js';
import { MESSAGING_SETTINGS, PUBLISHER_CONNECTION } from './tokens.js';

const log = new Logger('Messaging');

/** Gives a service Outbox, Inbox and Requester, and runs its relay; needs a global `Database` provider. */
@Global()
@Module({})
export class MessagingModule {
  static forService(options: MessagingOptions): DynamicModule {
    const settings = messagingSettings(options);
    return {
      module: MessagingModule,
      providers: [
        { provide: MESSAGING_SETTINGS, useValue: settings },
        {
          provide: PUBLISHER_CONNECTION,
          useFactory: () => new BrokerConnection(settings.amqpUrl, `akkoord.${settings.service}.publisher`, log),
        },
        {
          provide: Publisher,
          useFactory: (connection: BrokerConnection) => new Publisher(connection, log),
          inject: [PUBLISHER_CONNECTION],
        },
        {
          provide: Requester,
          useFactory: (connection: BrokerConnection) => new Requester(connection, log),
          inject: [PUBLISHER_CONNECTION],
        },
        {
          provide: Relay,
          useFactory: (database: Database, publisher: Publisher) => new Relay({ database, publisher, settings, log }),
          inject: [Database, Publisher],
        },
        {
          provide: Outbox,
          useFactory: (relay: Relay) => new Outbox(settings.service, () => relay.wake()),
          inject: [Relay],
        },
        {
          provide: Inbox,
          useFactory: (database: Database, { metrics }: MessagingSettings) => new Inbox(database, metrics),
          inject: [Database, MESSAGING_SETTINGS],
        },
        MessagingLifecycle,
      ],
      exports: [MESSAGING_SETTINGS, Publisher, Requester, Relay, Outbox, Inbox],
    };
  }
}
