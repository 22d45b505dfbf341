import { ReturnView, WithdrawReturn } from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Delete, HttpCode, Param, Post, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ClientSenderConfig } from '../client-sender.config.js';
import type { ClientEnvironment } from '../environment/environment.js';
import { ErpTokenGuard, Sender } from '../environment/erp-token.guard.js';
import { returnView } from '../return/return-view.js';
import { WithdrawReturns } from './withdraw-returns.js';

const NOT_YET = { 202: 'The office has not answered yet: it goes on by itself' };

/** Where an ERP takes a return back: 200 when it is withdrawn, 202 while the office has not answered, 409 when it is too late. */
@Controller('v1/returns/:reference')
@UseGuards(ErpTokenGuard)
export class WithdrawalController {
  constructor(
    private readonly returns: WithdrawReturns,
    private readonly config: ClientSenderConfig,
  ) {}

  @Answers(ReturnView, NOT_YET)
  @Post('withdrawal')
  @HttpCode(200)
  async withdraw(
    @Sender() environment: ClientEnvironment,
    @Param('reference') reference: string,
    @Body() { reason }: WithdrawReturn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReturnView> {
    const request = { reference, ...(reason ? { reason } : {}) };
    const waiting = { now: new Date(), patienceMs: this.config.withdrawalWaitMs };
    const stored = await this.returns.requestAndWait(environment, request, waiting);
    void reply.status(stored.withdrawal?.state === 'queued' ? 202 : 200);
    return returnView(stored);
  }

  /** The same without a reason, for an ERP that knows it as deleting. */
  @Answers(ReturnView, NOT_YET)
  @Delete()
  @HttpCode(200)
  remove(
    @Sender() environment: ClientEnvironment,
    @Param('reference') reference: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReturnView> {
    return this.withdraw(environment, reference, {}, reply);
  }
}
