import { Answers } from '@akkoord/service-kit';
import { Controller, Get, Param, Query, UseGuards } from '@nestjs/common';
import {
  FILING_STATUSES,
  MESSAGE_KINDS,
  MessageView,
  type FilingStatus,
  type MessageKind,
  MessageList,
} from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { uuidParam } from '../http/uuid-param.js';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { MessageNotFound } from './message.errors.js';
import { MessageViewRepository } from './message-view.repository.js';

/** Query of `GET …/messages`. */
export class MessagesQuery {
  @IsOptional() @IsUUID() clientEnvironmentId?: string;
  @IsOptional() @IsIn(MESSAGE_KINDS) kind?: MessageKind;
  @IsOptional() @IsIn(FILING_STATUSES) @Type(() => Number) status?: FilingStatus;
  /** Only messages registered before this one: the last of the page before. */
  @IsOptional() @IsUUID() before?: string;
  @IsInt() @Min(1) @Max(500) @Type(() => Number) limit: number = 100;
}

/** The register: a client environment sees its own messages, the office all. */
@Controller('v1/offices/:participantNumber/messages')
@UseGuards(TokenGuard)
@AllowedTo('client-environment', 'office-admin')
export class MessageController {
  constructor(
    private readonly database: Database,
    private readonly messages: MessageViewRepository,
  ) {}

  @Answers(MessageView)
  @Get(':messageId')
  async find(@CalledBy() caller: Caller, @Param('messageId', uuidParam) messageId: string): Promise<MessageView> {
    const message = await this.database.inTenant(caller.tenant, (tx) =>
      this.messages.find(tx, messageId, caller.clientEnvironmentId),
    );
    if (!message) throw new MessageNotFound();
    return message;
  }

  @Answers(MessageList)
  @Get()
  async list(@CalledBy() caller: Caller, @Query() query: MessagesQuery): Promise<{ messages: MessageView[] }> {
    const own = caller.clientEnvironmentId === null ? {} : { clientEnvironmentId: caller.clientEnvironmentId };
    const messages = await this.database.inTenant(caller.tenant, (tx) => this.messages.list(tx, { ...query, ...own }));
    return { messages };
  }
}
