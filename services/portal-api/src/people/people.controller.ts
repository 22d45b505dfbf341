import {
  AdministerContact,
  AdministerEmployee,
  ContactRecorded,
  EmployeeRecorded,
  PeopleList,
  PutContact,
  PutEmployee,
  type Actor,
} from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Answers } from '@akkoord/service-kit';
import { Body, Controller, Get, Param, ParseUUIDPipe, Put, UseGuards } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { AskService } from '../http/ask-service.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { actorFor } from './actor-for.js';
import { PeopleUnconfirmed } from './people.errors.js';
import { peopleOf } from './people.repository.js';
import { standingOf } from './standing.js';

/** Contacts and employees, for who manages them. The connector owns them and judges again. */
@Controller('api/people')
@UseGuards(SessionGuard)
export class PeopleController {
  constructor(
    private readonly database: Database,
    private readonly service: AskService,
  ) {}

  @Answers(PeopleList)
  @Get()
  async list(@CurrentSession() session: Session): Promise<PeopleList> {
    await this.manager(session);
    return this.database.inTenant(session.account.tenant, peopleOf);
  }

  @Answers(ContactRecorded)
  @Put('contacts/:contactId')
  async putContact(
    @CurrentSession() session: Session,
    @Param('contactId', ParseUUIDPipe) contactId: string,
    @Body() body: PutContact,
  ): Promise<ContactRecorded> {
    const actor = await this.manager(session);
    return this.ask<ContactRecorded>(session, plainToInstance(AdministerContact, { ...body, contactId, actor }));
  }

  @Answers(EmployeeRecorded)
  @Put('employees/:employeeId')
  async putEmployee(
    @CurrentSession() session: Session,
    @Param('employeeId', ParseUUIDPipe) employeeId: string,
    @Body() body: PutEmployee,
  ): Promise<EmployeeRecorded> {
    const actor = await this.manager(session);
    return this.ask<EmployeeRecorded>(session, plainToInstance(AdministerEmployee, { ...body, employeeId, actor }));
  }

  private async manager({ account }: Session): Promise<Actor> {
    return actorFor(
      'manage-people',
      await this.database.inTenant(account.tenant, (tx) => standingOf(tx, account, null)),
    );
  }

  private ask<R extends object>({ account }: Session, request: object): Promise<R> {
    return this.service.ask<R>({ tenant: account.tenant, request, unanswered: PeopleUnconfirmed });
  }
}
