import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { within } from '../connection/within.js';
import { Publisher } from '../publisher/publisher.js';
import { Relay } from '../relay/relay.js';
import { Requester } from '../request/requester.js';

const LAST_PASS_MS = 2000;

/** Starts what publishes with the application, and stops it last: handlers that drain still set messages aside and fill the outbox. */
@Injectable()
export class MessagingLifecycle implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly publisher: Publisher,
    private readonly relay: Relay,
    private readonly requester: Requester,
  ) {}

  onApplicationBootstrap(): void {
    this.publisher.start();
    this.relay.start();
  }

  async onApplicationShutdown(): Promise<void> {
    const relayed = this.relay.close();
    // Without a broker the relay's last pass only ends when the publisher does; its rows wait for the next start.
    await within(LAST_PASS_MS, relayed);
    await this.requester.close();
    await this.publisher.close();
    await within(LAST_PASS_MS, relayed);
  }
}
