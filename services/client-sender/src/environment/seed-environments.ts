import { Database } from '@akkoord/persistence';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ClientSenderConfig } from '../client-sender.config.js';
import { readBootstrap } from './bootstrap-file.js';
import { RegisterEnvironment } from './register-environment.js';

/** Brings the environments of the bootstrap file into the database; the same file again changes nothing. */
@Injectable()
export class SeedEnvironments implements OnApplicationBootstrap {
  private seeding?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly environments: RegisterEnvironment,
    private readonly config: ClientSenderConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.once();
  }

  /** Runs once; who asks for a token before it is done waits for it. */
  once(): Promise<void> {
    this.seeding ??= this.seed().catch((error: unknown) => {
      this.seeding = undefined;
      throw error;
    });
    return this.seeding;
  }

  private async seed(): Promise<void> {
    if (!this.config.bootstrap) return;
    const entries = readBootstrap(this.config.bootstrap);
    await this.database.inSystem(async (tx) => {
      for (const entry of entries) await this.environments.register(tx, entry.environmentId, entry, 'bootstrap');
    });
  }
}
