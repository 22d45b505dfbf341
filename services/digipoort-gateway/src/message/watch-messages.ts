import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { within } from '@akkoord/messaging';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { Profiles } from '../profile/profiles.js';
import { FetchMessages } from './fetch-messages.js';

/** Every now and then: fetches what is ready for the offices whose time it is; of several instances one looks. */
@Injectable()
export class WatchMessages implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private isStopping = false;

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly profiles: Profiles,
    private readonly fetchMessages: FetchMessages,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.running ??= this.look().finally(() => (this.running = undefined));
    }, this.config.messageCheckMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    clearInterval(this.timer);
    // A look of hundreds of messages is cut off: what was stored stays, and another look fetches the rest.
    await within(this.config.drainTimeoutMs, Promise.resolve(this.running));
  }

  private async look(): Promise<void> {
    for (const tenant of this.profiles.offices()) {
      if (this.isStopping) return;
      if (!this.profiles.of(tenant)?.settings.fetchMessages || this.profiles.obstacleOf(tenant)) continue;
      await this.fetchMessages.look(tenant, false).catch((err: unknown) => {
        this.log.warn({ tenant, err }, 'messages of the authority not fetched; tried again');
      });
    }
  }
}
