import { Answers } from '@akkoord/service-kit';
import { Controller, Delete, Get, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { IssuedToken, TokenList } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { uuidParam } from '../http/uuid-param.js';
import { IssueToken } from './issue-token.js';
import { RevokeToken } from './revoke-token.js';
import { AllowedTo, CalledBy, TokenGuard } from './token.guard.js';
import { TokenRepository } from './token.repository.js';
import type { Caller } from './token.js';

/** Tokens of a client environment, for the office. */
@Controller('v1/offices/:participantNumber/client-environments/:environmentId/tokens')
@UseGuards(TokenGuard)
@AllowedTo('office-admin')
export class TokenController {
  constructor(
    private readonly issueToken: IssueToken,
    private readonly revokeToken: RevokeToken,
    private readonly database: Database,
    private readonly tokens: TokenRepository,
  ) {}

  @Answers(IssuedToken)
  @Post()
  async issue(
    @CalledBy() caller: Caller,
    @Param('environmentId', uuidParam) environmentId: string,
  ): Promise<IssuedToken> {
    return this.issueToken.issue(caller.tenant, environmentId, new Date());
  }

  @Answers(TokenList)
  @Get()
  async list(@CalledBy() caller: Caller, @Param('environmentId', uuidParam) environmentId: string) {
    const found = await this.database.inTenant(caller.tenant, (tx) => this.tokens.ofEnvironment(tx, environmentId));
    return {
      tokens: found.map(({ id, issuedAt, expiresAt, revokedAt, lastUsedAt }) => ({
        tokenId: id,
        issuedAt,
        expiresAt,
        revokedAt,
        lastUsedAt,
      })),
    };
  }

  @Delete(':tokenId')
  @HttpCode(204)
  async revoke(
    @CalledBy() caller: Caller,
    @Param('environmentId', uuidParam) environmentId: string,
    @Param('tokenId', uuidParam) tokenId: string,
  ): Promise<void> {
    await this.revokeToken.revoke(caller.tenant, environmentId, tokenId, new Date());
  }
}
