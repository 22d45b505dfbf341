import { GiveMandate, ListMandates, MandateList, MandateView, PutMandate, RevokeMandate } from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, UseGuards } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { AskWorkflow } from '../http/ask-workflow.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';

/** Standing approvals (doorlopend akkoord) of an organisation. */
@Controller('api/organisations/:organisationId/mandates')
@UseGuards(SessionGuard)
export class MandateController {
  constructor(private readonly workflow: AskWorkflow) {}

  @Answers(MandateList)
  @Get()
  list(
    @CurrentSession() session: Session,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
  ): Promise<MandateList> {
    const wish = { action: 'view', organisationId } as const;
    return this.workflow.as(session, wish, (actor) => plainToInstance(ListMandates, { organisationId, actor }));
  }

  /** The id is made by who asks, so that a repeat records it once. */
  @Answers(MandateView)
  @Put(':mandateId')
  give(
    @CurrentSession() session: Session,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('mandateId', ParseUUIDPipe) mandateId: string,
    @Body() terms: PutMandate,
  ): Promise<MandateView> {
    const wish = { action: 'give-mandate', organisationId } as const;
    return this.workflow.as(session, wish, (actor) =>
      plainToInstance(GiveMandate, { organisationId, mandateId, terms, actor }),
    );
  }

  /** It ends at once, also for filings whose time to object is running. */
  @Answers(MandateView)
  @Post(':mandateId/revoke')
  @HttpCode(200)
  revoke(
    @CurrentSession() session: Session,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('mandateId', ParseUUIDPipe) mandateId: string,
  ): Promise<MandateView> {
    const wish = { action: 'give-mandate', organisationId } as const;
    return this.workflow.as(session, wish, (actor) =>
      plainToInstance(RevokeMandate, { organisationId, mandateId, actor }),
    );
  }
}
