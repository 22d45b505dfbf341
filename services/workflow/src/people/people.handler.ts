import { ContactChanged, OrganisationChanged } from '@akkoord/contracts';
import { Inbox, OnEvent, type EventBatch } from '@akkoord/messaging';
import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { keepContacts, keepOrganisations } from './people.repository.js';

/** Keeps the workflow's own copy of who may decide for whom. */
@Controller()
export class PeopleHandler {
  constructor(private readonly inbox: Inbox) {}

  @OnEvent(ContactChanged)
  async contactChanged(@Payload() batch: EventBatch<ContactChanged>): Promise<void> {
    await this.inbox.once('workflow.keep-contacts', batch, (tx, fresh) =>
      keepContacts(
        tx,
        fresh.map(({ data }) => data),
      ),
    );
  }

  @OnEvent(OrganisationChanged)
  async organisationChanged(@Payload() batch: EventBatch<OrganisationChanged>): Promise<void> {
    await this.inbox.once('workflow.keep-organisations', batch, (tx, fresh) =>
      keepOrganisations(
        tx,
        fresh.map(({ data }) => data),
      ),
    );
  }
}
