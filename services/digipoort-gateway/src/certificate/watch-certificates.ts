import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';
import { RotateKeys } from '../key-encryption/rotate-keys.js';
import { WarnExpiring } from './warn-expiring.js';

/** Every now and then: warns of certificates that end, and moves keys to the active key-encryption key. */
@Injectable()
export class WatchCertificates implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: DigipoortGatewayConfig,
    private readonly warnExpiring: WarnExpiring,
    private readonly rotateKeys: RotateKeys,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.look();
    this.timer = setInterval(() => this.look(), this.config.certificateCheckMs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private look(): void {
    this.running = this.running.then(async () => {
      const steps = [() => this.warnExpiring.warn(), () => this.rotateKeys.rotate()];
      for (const step of steps) {
        await step().catch((error: unknown) => this.log.warn({ err: error }, 'certificates not looked at'));
      }
    });
  }
}
