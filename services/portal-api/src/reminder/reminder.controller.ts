import {
  ComingReminders,
  ComingRemindersQuery,
  ListComingReminders,
  SetWorkingHours,
  ShowWorkingHours,
  WorkingHoursContent,
  WorkingHoursView,
  type Actor,
} from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, Put, Query, UseGuards } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { AskService } from '../http/ask-service.js';
import { actorFor } from '../people/actor-for.js';
import { ActionNotYours } from '../people/people.errors.js';
import { actorOf, standingOf } from '../people/standing.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { RemindersUnconfirmed } from './reminder.errors.js';

/** Which reminders are coming, and when the office is at work: for employees. The workflow plans and judges. */
@Controller('api')
@UseGuards(SessionGuard)
export class ReminderController {
  constructor(
    private readonly database: Database,
    private readonly service: AskService,
  ) {}

  @Answers(ComingReminders)
  @Get('reminders')
  async coming(@CurrentSession() session: Session, @Query() query: ComingRemindersQuery): Promise<ComingReminders> {
    const actor = await this.employee(session);
    return this.ask(session, plainToInstance(ListComingReminders, { ...query, actor }));
  }

  @Answers(WorkingHoursView)
  @Get('office/working-hours')
  async workingHours(@CurrentSession() session: Session): Promise<WorkingHoursView> {
    return this.ask(session, plainToInstance(ShowWorkingHours, { actor: await this.employee(session) }));
  }

  @Answers(WorkingHoursView)
  @Put('office/working-hours')
  async setWorkingHours(
    @CurrentSession() session: Session,
    @Body() hours: WorkingHoursContent,
  ): Promise<WorkingHoursView> {
    const { account } = session;
    const standing = await this.database.inTenant(account.tenant, (tx) => standingOf(tx, account, null));
    const actor = actorFor('edit-workflow', standing);
    return this.ask(session, plainToInstance(SetWorkingHours, { actor, hours }));
  }

  /** Whatever organisations he works for; the workflow shows him those. */
  private async employee({ account }: Session): Promise<Actor> {
    const standing = await this.database.inTenant(account.tenant, (tx) => standingOf(tx, account, null));
    const actor = actorOf(standing);
    if (actor?.kind !== 'employee') throw new ActionNotYours('see-mail');
    return actor;
  }

  private ask<R extends object>({ account }: Session, request: object): Promise<R> {
    return this.service.ask<R>({ tenant: account.tenant, request, unanswered: RemindersUnconfirmed });
  }
}
