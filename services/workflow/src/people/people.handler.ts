import { ContactChanged, EmployeeChanged, OrganisationChanged } from '@akkoord/contracts';
import { Inbox, OnEvent, type EventBatch } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { keepContacts, keepEmployees, keepOrganisations } from './people.repository.js';

/** Keeps the workflow's own copy of who may do what for whom. */
@Controller()
export class PeopleHandler {
  constructor(private readonly inbox: Inbox) {}

  @OnEvent(ContactChanged)
  async contactChanged(@Payload() batch: EventBatch<ContactChanged>): Promise<void> {
    await this.keep('workflow.keep-contacts', batch, keepContacts);
  }

  @OnEvent(EmployeeChanged)
  async employeeChanged(@Payload() batch: EventBatch<EmployeeChanged>): Promise<void> {
    await this.keep('workflow.keep-employees', batch, keepEmployees);
  }

  @OnEvent(OrganisationChanged)
  async organisationChanged(@Payload() batch: EventBatch<OrganisationChanged>): Promise<void> {
    await this.keep('workflow.keep-organisations', batch, keepOrganisations);
  }

  private async keep<T extends object>(
    handler: string,
    batch: EventBatch<T>,
    keep: (tx: Transaction, items: T[]) => Promise<void>,
  ): Promise<void> {
    await this.inbox.once(handler, batch, (tx, fresh) =>
      keep(
        tx,
        fresh.map(({ data }) => data),
      ),
    );
  }
}
