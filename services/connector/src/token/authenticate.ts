import { Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { SharedAnswers } from '@akkoord/service-kit';
import { parseParticipantNumber, TaxInputError } from '@akkoord/tax';
import { Broadcast } from '../instances/broadcast.js';
import { TokenCache } from './token-cache.js';
import { bearerToken, tokenSha256 } from './token-secret.js';
import { ParticipantNumberWrong, TokenInvalid } from './token.errors.js';
import { TokenRepository } from './token.repository.js';
import { isLastUseStale, isLive, type AccessToken, type Caller } from './token.js';

/** The topic on which a revocation is told to all instances. */
export const TOKENS_CHANGED = 'tokens-changed';

/** Finds out who calls an office, by the token in the Authorization header. */
@Injectable()
export class Authenticate {
  private readonly cache = new TokenCache();
  private readonly lookUps = new SharedAnswers<AccessToken | undefined>();

  constructor(
    private readonly database: Database,
    private readonly tokens: TokenRepository,
    private readonly broadcast: Broadcast,
  ) {
    broadcast.on(TOKENS_CHANGED, () => {
      this.cache.clear();
      this.lookUps.forget();
    });
  }

  /** Throws ParticipantNumberWrong or TokenInvalid. `tenant` is the participant number in the path: a token of another office is not found there. */
  async caller(tenant: string, authorization: string | undefined, now: Date): Promise<Caller> {
    const secret = bearerToken(authorization);
    checkParticipantNumber(tenant);
    if (secret === undefined) throw new TokenInvalid();
    const token = await this.find(tenant, tokenSha256(secret), now);
    if (token === undefined || !isLive(token, now)) throw new TokenInvalid();
    return { tenant, tokenId: token.id, scope: token.scope, clientEnvironmentId: token.clientEnvironmentId };
  }

  private async find(tenant: string, sha256: string, now: Date): Promise<AccessToken | undefined> {
    // A revocation could go unheard: then neither what was known is believed, nor what another asked before.
    if (!this.broadcast.isListening) return this.lookUp(tenant, sha256, now);
    const known = this.cache.find(tenant, sha256, now);
    return known ?? this.lookUps.to(`${tenant} ${sha256}`, () => this.lookUp(tenant, sha256, now));
  }

  private async lookUp(tenant: string, sha256: string, now: Date): Promise<AccessToken | undefined> {
    const remember = this.cache.writer();
    const token = await this.database.inTenant(tenant, async (tx) => {
      const found = await this.tokens.findByHash(tx, sha256);
      if (found && isLive(found, now) && isLastUseStale(found, now)) await this.tokens.markUsed(tx, found.id, now);
      return found;
    });
    if (token) remember(tenant, sha256, token, now);
    return token;
  }
}

/** Who types the name of an environment (`O12345AA`) is told which part of it is the number. */
function checkParticipantNumber(given: string): void {
  try {
    if (parseParticipantNumber(given) !== given) throw new TokenInvalid();
  } catch (error) {
    throw error instanceof TaxInputError ? new ParticipantNumberWrong(error) : error;
  }
}
