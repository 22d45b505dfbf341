import { Inject, Injectable } from '@nestjs/common';
import { IssuedToken } from '@akkoord/contracts';
import { Database, uuidv7 } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { ClientEnvironmentNotFound } from '../client-environment/client-environment.errors.js';
import { ClientEnvironmentRepository } from '../client-environment/client-environment.repository.js';
import { ConnectorConfig } from '../connector.config.js';
import { TooManyLiveTokens } from './token.errors.js';
import { newTokenSecret, tokenSha256 } from './token-secret.js';
import { TokenRepository } from './token.repository.js';
import { isLive, mayIssueAnother } from './token.js';

const DAY_MS = 86_400_000;

/** Gives a client environment a token; the secret is in the answer and nowhere else. */
@Injectable()
export class IssueToken {
  constructor(
    private readonly database: Database,
    private readonly environments: ClientEnvironmentRepository,
    private readonly tokens: TokenRepository,
    private readonly config: ConnectorConfig,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async issue(tenant: string, environmentId: string, now: Date): Promise<IssuedToken> {
    const secret = newTokenSecret();
    const id = uuidv7();
    const expiresAt = new Date(now.getTime() + this.config.tokenLifetimeDays * DAY_MS);
    await this.database.inTenant(tenant, async (tx) => {
      // The lock makes the count hold: without it two requests could each see room for one.
      if (!(await this.environments.lock(tx, environmentId))) throw new ClientEnvironmentNotFound();
      const live = (await this.tokens.ofEnvironment(tx, environmentId)).filter((token) => isLive(token, now));
      if (!mayIssueAnother(live.length)) throw new TooManyLiveTokens();
      await this.tokens.add(tx, {
        id,
        sha256: tokenSha256(secret),
        scope: 'client-environment',
        clientEnvironmentId: environmentId,
        isBootstrap: false,
        issuedAt: now,
        expiresAt,
      });
    });
    this.log.info({ tenant, tokenId: id, clientEnvironmentId: environmentId }, 'token issued');
    return Object.assign(new IssuedToken(), { tokenId: id, token: secret, expiresAt: expiresAt.toISOString() });
  }
}
