import { ContactChanged, EmployeeChanged, OrganisationChanged } from '@akkoord/contracts';
import { OnEvent, type EventBatch } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { keepContacts, keepEmployees, keepOrganisations } from './people.repository.js';

/** Keeps the mailer's own copy of people and their addresses. Versions make a message that comes twice harmless: no inbox. */
@Controller()
export class PeopleHandler {
  constructor(private readonly database: Database) {}

  @OnEvent(ContactChanged)
  async contactChanged(@Payload() batch: EventBatch<ContactChanged>): Promise<void> {
    await this.keep(batch, keepContacts);
  }

  @OnEvent(EmployeeChanged)
  async employeeChanged(@Payload() batch: EventBatch<EmployeeChanged>): Promise<void> {
    await this.keep(batch, keepEmployees);
  }

  @OnEvent(OrganisationChanged)
  async organisationChanged(@Payload() batch: EventBatch<OrganisationChanged>): Promise<void> {
    await this.keep(batch, keepOrganisations);
  }

  private async keep<T extends object>(
    batch: EventBatch<T>,
    keep: (tx: Transaction, items: T[]) => Promise<void>,
  ): Promise<void> {
    const [first] = batch;
    if (!first) return;
    const items = batch.map(({ data }) => data);
    await this.database.inTenant(first.tenant, (tx) => keep(tx, items));
  }
}
