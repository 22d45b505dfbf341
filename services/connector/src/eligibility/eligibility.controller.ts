import { AskEligibility, EligibilityAnswer } from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, HttpCode, Post, UseGuards } from '@nestjs/common';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { CheckEligibility } from './check-eligibility.js';

/** Where client environments ask whether a filing would be let in. A POST, for a VAT number may hold a BSN and an address ends up in logs. */
@Controller('v1/offices/:participantNumber/eligibility')
@UseGuards(TokenGuard)
@AllowedTo('client-environment')
export class EligibilityController {
  constructor(private readonly eligibility: CheckEligibility) {}

  @Answers(EligibilityAnswer)
  @Post()
  @HttpCode(200)
  ask(@CalledBy() caller: Caller, @Body() asked: AskEligibility): Promise<EligibilityAnswer> {
    return this.eligibility.execute(caller, asked, new Date());
  }
}
