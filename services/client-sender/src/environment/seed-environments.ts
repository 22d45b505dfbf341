import { Database, type Transaction } from '@akkoord/persistence';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ClientSenderConfig } from '../client-sender.config.js';
import { type BootstrapEnvironment, readBootstrap } from './bootstrap-file.js';
import { putBootstrapToken, putEnvironment } from './environment.repository.js';
import { tokenHash } from './erp-token.js';
import { aboutConnectorToken, SecretBox } from './secret-box.js';

/** Brings the environments of the bootstrap file into the database; the same file again changes nothing. */
@Injectable()
export class SeedEnvironments implements OnApplicationBootstrap {
  private seeding?: Promise<void>;

  constructor(
    private readonly database: Database,
    private readonly secrets: SecretBox,
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
    if (this.config.bootstrap) await this.bring(readBootstrap(this.config.bootstrap));
  }

  /** Adds or changes environments, in one transaction. */
  async bring(entries: readonly BootstrapEnvironment[]): Promise<void> {
    await this.database.inSystem(async (tx) => {
      for (const entry of entries) await this.put(tx, entry);
      // A new token or address may be what waiting deliveries were waiting for.
      await tx.query(
        `update delivery set next_attempt_at = now()
         where state = 'queued' and not is_held and environment_id = any($1::uuid[])`,
        [entries.map(({ environmentId }) => environmentId)],
      );
    });
  }

  private async put(tx: Transaction, entry: BootstrapEnvironment): Promise<void> {
    const { environmentId: id, participantNumber: tenant, name, profile = {} } = entry;
    const connectorUrl = entry.connectorUrl.replace(/\/+$/, '');
    const sealedToken = this.secrets.seal(entry.connectorToken, aboutConnectorToken(tenant, id));
    await putEnvironment(tx, { id, tenant, name, connectorUrl, sealedToken, profile });
    await putBootstrapToken(tx, tenant, id, tokenHash(entry.erpToken));
  }
}
