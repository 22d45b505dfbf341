import { Answers } from '@akkoord/service-kit';
import {
  LinkMessage as Wanted,
  MessageWithdrawn,
  UnmatchedMessageList,
  WithdrawMessage as Reason,
} from '@akkoord/contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, UseGuards } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { uuidParam } from '../http/uuid-param.js';
import { WithdrawMessage } from '../withdrawal/withdraw-message.js';
import { fill } from './filing-events.js';
import { LinkMessage } from './link-message.js';
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
    private readonly linkMessage: LinkMessage,
    private readonly withdrawMessage: WithdrawMessage,
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

  /** Links a message to an organisation by hand: it goes on to be judged there (20). */
  @Put(':messageId/organisation')
  @HttpCode(204)
  async link(
    @CalledBy() caller: Caller,
    @Param('messageId', uuidParam) messageId: string,
    @Body() { organisationId }: Wanted,
  ): Promise<void> {
    await this.linkMessage.execute(caller.tenant, messageId, organisationId.toLowerCase(), new Date());
  }

  /** Takes a message off the desk for good (45); its sender hears so. */
  @Answers(MessageWithdrawn)
  @Post(':messageId/withdrawal')
  @HttpCode(200)
  async withdraw(
    @CalledBy() { tenant }: Caller,
    @Param('messageId', uuidParam) messageId: string,
    @Body() { reason }: Reason,
  ): Promise<MessageWithdrawn> {
    const by = { tenant, clientEnvironmentId: null };
    const status = await this.withdrawMessage.execute(by, messageId, reason, new Date());
    return fill(MessageWithdrawn, { messageId, status });
  }
}
