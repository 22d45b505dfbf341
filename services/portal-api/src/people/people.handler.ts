import { ContactChanged, DelegationChanged, EmployeeChanged, OrganisationChanged } from '@akkoord/contracts';
import { Inbox, OnEvent, type EventBatch } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { LiveUpdates } from '../live/live-updates.js';
import { keepContacts, keepDelegations, keepEmployees, keepOrganisations } from './people.repository.js';

/** Keeps the portal's own copy of organisations, their contacts and the office's employees: who sees which filings. */
@Controller()
export class PeopleHandler {
  constructor(
    private readonly inbox: Inbox,
    private readonly live: LiveUpdates,
  ) {}

  @OnEvent(ContactChanged)
  async contactChanged(@Payload() batch: EventBatch<ContactChanged>): Promise<void> {
    await this.inbox.once('portal.keep-contacts', batch, async (tx, fresh) => {
      const contacts = fresh.map(({ data }) => data);
      await keepContacts(tx, contacts);
      this.live.tellAfterCommit(
        tx,
        contacts.map(({ organisationId }) => organisationId),
      );
    });
  }

  @OnEvent(EmployeeChanged)
  async employeeChanged(@Payload() batch: EventBatch<EmployeeChanged>): Promise<void> {
    await this.inbox.once('portal.keep-employees', batch, (tx, fresh) =>
      keepEmployees(
        tx,
        fresh.map(({ data }) => data),
      ),
    );
  }

  @OnEvent(DelegationChanged)
  async delegationChanged(@Payload() batch: EventBatch<DelegationChanged>): Promise<void> {
    await this.inbox.once('portal.keep-delegations', batch, (tx, fresh) =>
      keepDelegations(
        tx,
        fresh.map(({ data }) => data),
      ),
    );
  }

  @OnEvent(OrganisationChanged)
  async organisationChanged(@Payload() batch: EventBatch<OrganisationChanged>): Promise<void> {
    await this.inbox.once('portal.keep-organisations', batch, async (tx, fresh) => {
      const organisations = fresh.map(({ data }) => data);
      await keepOrganisations(tx, organisations);
      this.live.tellAfterCommit(
        tx,
        organisations.map(({ organisationId }) => organisationId),
      );
    });
  }
}
