import { Answers } from '@akkoord/service-kit';
import { UnmatchedMessageList } from '@akkoord/contracts';
import { Controller, Get, Query, UseGuards } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { type UnmatchedMessage, UnmatchedMessageRepository } from './unmatched-message.repository.js';

/** Query of `GET …/unmatched-messages`. */
export class UnmatchedMessagesQuery {
  /** The last message of the page before. */
  @IsOptional() @IsUUID() after?: string;
  @IsInt() @Min(1) @Max(500) @Type(() => Number) limit: number = 100;
}

/** The desk of unmatched messages. */
@Controller('v1/offices/:participantNumber/unmatched-messages')
@UseGuards(TokenGuard)
@AllowedTo('office-admin')
export class UnmatchedMessageController {
  constructor(
    private readonly database: Database,
    private readonly messages: UnmatchedMessageRepository,
  ) {}

  @Answers(UnmatchedMessageList)
  @Get()
  async list(
    @CalledBy() caller: Caller,
    @Query() query: UnmatchedMessagesQuery,
  ): Promise<{ messages: UnmatchedMessage[] }> {
    const messages = await this.database.inTenant(caller.tenant, (tx) =>
      this.messages.list(tx, query.after, query.limit),
    );
    return { messages };
  }
}
