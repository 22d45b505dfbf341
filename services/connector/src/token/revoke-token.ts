import { Inject, Injectable } from '@nestjs/common';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { Database } from '@akkoord/persistence';
import { Broadcast } from '../instances/broadcast.js';
import { TOKENS_CHANGED } from './authenticate.js';
import { TokenNotFound } from './token.errors.js';
import { TokenRepository } from './token.repository.js';

/** Takes a token of a client environment out of use: here at once, on other instances within milliseconds (token-cache.ts bounds it). */
@Injectable()
export class RevokeToken {
  constructor(
    private readonly database: Database,
    private readonly tokens: TokenRepository,
    private readonly broadcast: Broadcast,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async revoke(tenant: string, environmentId: string, tokenId: string, now: Date): Promise<void> {
    await this.database.inTenant(tenant, async (tx) => {
      if (!(await this.tokens.revoke(tx, environmentId, tokenId, now))) throw new TokenNotFound();
    });
    await this.broadcast.tell(TOKENS_CHANGED, tokenId);
    this.log.info({ tenant, tokenId, clientEnvironmentId: environmentId }, 'token revoked');
  }
}
