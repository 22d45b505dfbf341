import { DelegationList, DelegationView, ListDelegations, PutDelegation, RevokeDelegation } from '@akkoord/contracts';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, UseGuards } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { AskWorkflow } from '../http/ask-workflow.js';
import { ANYWHERE } from '../people/standing.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { delegationRequest } from './give-delegation.js';

/** Which contact of an organisation stands in for another. */
@Controller('api/organisations/:organisationId/delegations')
@UseGuards(SessionGuard)
export class ContactDelegationController {
  constructor(private readonly workflow: AskWorkflow) {}

  @Answers(DelegationList)
  @Get()
  list(
    @CurrentSession() session: Session,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
  ): Promise<DelegationList> {
    const wish = { action: 'delegate', organisationId } as const;
    return this.workflow.as(session, wish, (actor) => plainToInstance(ListDelegations, { organisationId, actor }));
  }

  /** The id is made by who asks, so that a repeat records it once. */
  @Answers(DelegationView)
  @Put(':delegationId')
  give(
    @CurrentSession() session: Session,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('delegationId', ParseUUIDPipe) delegationId: string,
    @Body() body: PutDelegation,
  ): Promise<DelegationView> {
    const wish = { action: 'delegate', organisationId } as const;
    return this.workflow.as(session, wish, (actor) =>
      delegationRequest({ party: 'contact', organisationId }, delegationId, body, actor),
    );
  }

  /** It ends at once. */
  @Answers(DelegationView)
  @Post(':delegationId/revoke')
  @HttpCode(200)
  revoke(
    @CurrentSession() session: Session,
    @Param('organisationId', ParseUUIDPipe) organisationId: string,
    @Param('delegationId', ParseUUIDPipe) delegationId: string,
  ): Promise<DelegationView> {
    const wish = { action: 'delegate', organisationId } as const;
    return this.workflow.as(session, wish, (actor) => plainToInstance(RevokeDelegation, { delegationId, actor }));
  }
}

/** Which employee of the office stands in for another. */
@Controller('api/office/delegations')
@UseGuards(SessionGuard)
export class EmployeeDelegationController {
  private static readonly WISH = { action: 'delegate', organisationId: ANYWHERE } as const;

  constructor(private readonly workflow: AskWorkflow) {}

  @Answers(DelegationList)
  @Get()
  list(@CurrentSession() session: Session): Promise<DelegationList> {
    const { WISH } = EmployeeDelegationController;
    return this.workflow.as(session, WISH, (actor) => plainToInstance(ListDelegations, { actor }));
  }

  /** The id is made by who asks, so that a repeat records it once. */
  @Answers(DelegationView)
  @Put(':delegationId')
  give(
    @CurrentSession() session: Session,
    @Param('delegationId', ParseUUIDPipe) delegationId: string,
    @Body() body: PutDelegation,
  ): Promise<DelegationView> {
    const { WISH } = EmployeeDelegationController;
    return this.workflow.as(session, WISH, (actor) =>
      delegationRequest({ party: 'employee' }, delegationId, body, actor),
    );
  }

  /** It ends at once. */
  @Answers(DelegationView)
  @Post(':delegationId/revoke')
  @HttpCode(200)
  revoke(
    @CurrentSession() session: Session,
    @Param('delegationId', ParseUUIDPipe) delegationId: string,
  ): Promise<DelegationView> {
    const { WISH } = EmployeeDelegationController;
    return this.workflow.as(session, WISH, (actor) => plainToInstance(RevokeDelegation, { delegationId, actor }));
  }
}
