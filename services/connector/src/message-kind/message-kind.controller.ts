import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, Param, Put, UseGuards } from '@nestjs/common';
import {
  MESSAGE_KINDS,
  PutMessageKind,
  type MessageKind,
  MessageKindRecorded,
  MessageKindList,
} from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { BlockMessageKind } from './block-message-kind.js';
import { MessageKindUnknown } from './message-kind.errors.js';
import { MessageKindRepository } from './message-kind.repository.js';

/** Which kinds of message the office lets in. */
@Controller('v1/offices/:participantNumber/message-kinds')
@UseGuards(TokenGuard)
@AllowedTo('office-admin')
export class MessageKindController {
  constructor(
    private readonly blockMessageKind: BlockMessageKind,
    private readonly database: Database,
    private readonly kinds: MessageKindRepository,
  ) {}

  @Answers(MessageKindRecorded)
  @Put(':kind')
  async put(
    @CalledBy() caller: Caller,
    @Param('kind') given: string,
    @Body() body: PutMessageKind,
  ): Promise<{ kind: MessageKind; isBlocked: boolean; matchedMessages: number }> {
    const kind = MESSAGE_KINDS.find((known) => known === given);
    if (kind === undefined) throw new MessageKindUnknown();
    const matchedMessages = await this.blockMessageKind.set(caller.tenant, kind, body.isBlocked, new Date());
    return { kind, isBlocked: body.isBlocked, matchedMessages };
  }

  @Answers(MessageKindList)
  @Get()
  async list(@CalledBy() caller: Caller): Promise<{ messageKinds: { kind: MessageKind; isBlocked: boolean }[] }> {
    const blocked = await this.database.inTenant(caller.tenant, (tx) => this.kinds.blocked(tx));
    return { messageKinds: MESSAGE_KINDS.map((kind) => ({ kind, isBlocked: blocked.includes(kind) })) };
  }
}
