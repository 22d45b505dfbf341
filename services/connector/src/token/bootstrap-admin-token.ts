import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database, uuidv7 } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { Broadcast } from '../instances/broadcast.js';
import { ConnectorConfig } from '../connector.config.js';
import { TOKENS_CHANGED } from './authenticate.js';
import { tokenSha256 } from './token-secret.js';
import { TokenRepository } from './token.repository.js';

/** Stores the office's first administration token from the configuration, when it is not there yet. */
@Injectable()
export class BootstrapAdminToken implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly tokens: TokenRepository,
    private readonly broadcast: Broadcast,
    private readonly config: ConnectorConfig,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { bootstrapOffice: tenant, bootstrapAdminToken: secret } = this.config;
    if (tenant === undefined || secret === undefined) return;
    const now = new Date();
    const [id, sha256] = [uuidv7(), tokenSha256(secret)];
    const isNew = await this.database.inTenant(tenant, async (tx) => {
      await this.tokens.revokeOtherBootstrapTokens(tx, sha256, now);
      return this.tokens.add(tx, {
        id,
        sha256,
        scope: 'office-admin',
        clientEnvironmentId: null,
        isBootstrap: true,
        issuedAt: now,
        expiresAt: null,
      });
    });
    if (!isNew) return;
    await this.broadcast.tell(TOKENS_CHANGED, id);
    this.log.info({ tenant, tokenId: id }, 'bootstrap token stored');
  }
}
