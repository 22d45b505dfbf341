import { MessageWithdrawn, WithdrawMessage as Wanted } from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, HttpCode, Param, Post, UseGuards } from '@nestjs/common';
import { fill } from '../message/filing-events.js';
import { uuidParam } from '../http/uuid-param.js';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { WithdrawMessage } from './withdraw-message.js';

/** Where a client environment takes its messages back before they are approved. */
@Controller('v1/offices/:participantNumber/messages/:messageId/withdrawal')
@UseGuards(TokenGuard)
@AllowedTo('client-environment')
export class WithdrawalController {
  constructor(private readonly withdrawMessage: WithdrawMessage) {}

  /** 200 when it is withdrawn, also the second time; 409 with the workflow's words when it is too late. */
  @Answers(MessageWithdrawn)
  @Post()
  @HttpCode(200)
  async withdraw(
    @CalledBy() caller: Caller,
    @Param('messageId', uuidParam) messageId: string,
    @Body() { reason }: Wanted,
  ): Promise<MessageWithdrawn> {
    const status = await this.withdrawMessage.execute(caller, messageId, reason, new Date());
    return fill(MessageWithdrawn, { messageId, status });
  }
}
