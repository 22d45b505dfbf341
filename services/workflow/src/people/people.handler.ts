import { ContactChanged, EmployeeChanged, OrganisationChanged } from '@akkoord/contracts';
import { Inbox, OnEvent, type EventBatch } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { GoOnWithout } from '../approval/go-on-without.js';
import { turnsOfLeavingContacts, turnsOfLeavingEmployees } from './leavers.repository.js';
import { keepContacts, keepEmployees, keepOrganisations } from './people.repository.js';

/** Keeps the workflow's own copy of who may do what for whom, and lets filings go on that waited only for who left. */
@Controller()
export class PeopleHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly goOnWithout: GoOnWithout,
  ) {}

  @OnEvent(ContactChanged)
  async contactChanged(@Payload() batch: EventBatch<ContactChanged>): Promise<void> {
    await this.keep('workflow.keep-contacts', batch, keepContacts, turnsOfLeavingContacts);
  }

  @OnEvent(EmployeeChanged)
  async employeeChanged(@Payload() batch: EventBatch<EmployeeChanged>): Promise<void> {
    await this.keep('workflow.keep-employees', batch, keepEmployees, turnsOfLeavingEmployees);
  }

  @OnEvent(OrganisationChanged)
  async organisationChanged(@Payload() batch: EventBatch<OrganisationChanged>): Promise<void> {
    await this.keep('workflow.keep-organisations', batch, keepOrganisations);
  }

  private async keep<T extends object>(
    handler: string,
    batch: EventBatch<T>,
    keep: (tx: Transaction, items: T[]) => Promise<void>,
    turnsOfLeaving: (tx: Transaction, items: T[]) => Promise<string[]> = () => Promise.resolve([]),
  ): Promise<void> {
    await this.inbox.once(handler, batch, async (tx, fresh) => {
      const items = fresh.map(({ data }) => data);
      const left = await turnsOfLeaving(tx, items);
      await keep(tx, items);
      await this.goOnWithout.execute(tx, left, new Date());
    });
  }
}
