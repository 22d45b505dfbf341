import { randomUUID } from 'node:crypto';
import { ListRules, PutRule, RULE_NAMES, RuleList, RuleView, SwitchRule } from '@akkoord/contracts';
import { Requester } from '@akkoord/messaging';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, Param, Put, UseGuards } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { AllowedTo, CalledBy, TokenGuard } from '../token/token.guard.js';
import type { Caller } from '../token/token.js';
import { RuleUnknown } from './office-rules.errors.js';

/** The rules of an office, passed on to the workflow, which owns them. */
@Controller('v1/offices/:participantNumber/rules')
@UseGuards(TokenGuard)
@AllowedTo('office-admin')
export class OfficeRulesController {
  constructor(private readonly requester: Requester) {}

  @Answers(RuleList)
  @Get()
  list(@CalledBy() { tenant }: Caller): Promise<RuleList> {
    return this.requester.request<RuleList>(new ListRules(), { tenant, idempotencyKey: randomUUID() });
  }

  /** Throws RuleUnknown, or the workflow's refusal for a rule that holds for every office. */
  @Answers(RuleView)
  @Put(':rule')
  async put(
    @CalledBy() { tenant }: Caller,
    @Param('rule') given: string,
    @Body() { severity }: PutRule,
  ): Promise<RuleView> {
    const rule = RULE_NAMES.find((known) => known === given);
    if (rule === undefined) throw new RuleUnknown();
    const request = plainToInstance(SwitchRule, { rule, severity });
    const { rules } = await this.requester.request<RuleList>(request, { tenant, idempotencyKey: randomUUID() });
    const [view] = rules;
    if (!view) throw new RuleUnknown();
    return view;
  }
}
