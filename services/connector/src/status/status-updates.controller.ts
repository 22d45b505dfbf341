import { Answers } from '@akkoord/service-kit';
import { Controller, Get, Query, Res, UseGuards } from '@nestjs/common';
import { StatusUpdates } from '@akkoord/contracts';
import { Type } from 'class-transformer';
import { IsInt, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import { ConnectorConfig } from '../connector.config.js';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { ReadStatusUpdates } from './read-status-updates.js';

/** Query of `GET …/status-updates`. */
export class StatusUpdatesQuery {
  @IsInt() @Min(0) @Max(Number.MAX_SAFE_INTEGER) @Type(() => Number) after: number = 0;
  /** Seconds; more than the longest wait is shortened to it. */
  @IsInt() @Min(0) @Max(3600) @Type(() => Number) wait: number = 0;
  @IsInt() @Min(1) @Max(1000) @Type(() => Number) limit: number = 100;
}

/** Status updates in the client environment's own order, by long poll. */
@Controller('v1/offices/:participantNumber/status-updates')
@UseGuards(TokenGuard)
@AllowedTo('client-environment')
export class StatusUpdatesController {
  constructor(
    private readonly readStatusUpdates: ReadStatusUpdates,
    private readonly config: ConnectorConfig,
  ) {}

  @Answers(StatusUpdates)
  @Get()
  async read(
    @CalledBy() caller: Caller,
    @Query() query: StatusUpdatesQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StatusUpdates> {
    const gone = new AbortController();
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) gone.abort();
    });
    return this.readStatusUpdates.read({
      tenant: caller.tenant,
      environmentId: caller.clientEnvironmentId!,
      after: query.after,
      limit: query.limit,
      waitMs: Math.min(query.wait, this.config.longestWaitSeconds) * 1000,
      signal: gone.signal,
    });
  }
}
