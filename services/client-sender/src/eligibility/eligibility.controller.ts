import { AskEligibility, EligibilityAnswer } from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import type { ClientEnvironment } from '../environment/environment.js';
import { ErpTokenGuard, Sender } from '../environment/erp-token.guard.js';
import { AskConnector } from './ask-connector.js';

/** Where an ERP asks whether a filing would be let in, before anybody makes it. */
@Controller('v1/eligibility')
@UseGuards(ErpTokenGuard)
export class EligibilityController {
  constructor(private readonly connector: AskConnector) {}

  /** Always 200 with `yes`, `no` or `unknown`, unless the question itself is wrong. */
  @Answers(EligibilityAnswer)
  @Post()
  @HttpCode(200)
  ask(@Sender() environment: ClientEnvironment, @Body() asked: AskEligibility): Promise<EligibilityAnswer> {
    return this.connector.ask(environment, asked, new Date());
  }
}
