import { Inject, Injectable } from '@nestjs/common';
import { ContactChanged, type PutContact } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { OrganisationNotFound } from '../organisation/organisation.errors.js';
import { OrganisationRepository } from '../organisation/organisation.repository.js';
import { ContactRepository } from './contact.repository.js';

/** Records a contact person of an organisation as it is now. */
@Injectable()
export class RecordContact {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactRepository,
    private readonly organisations: OrganisationRepository,
    private readonly outbox: Outbox,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  async record(tenant: string, contactId: string, given: PutContact, now: Date): Promise<void> {
    const { name, email, isActive = true } = given;
    const organisationId = given.organisationId.toLowerCase();
    const contact = { contactId, organisationId, name, email, roles: [...new Set(given.roles)].sort(), isActive };
    await this.database.inTenant(tenant, async (tx) => {
      if (!(await this.organisations.exists(tx, organisationId))) throw new OrganisationNotFound();
      const version = await this.contacts.put(tx, contact, now);
      if (version === undefined) return;
      await this.outbox.add(tx, { event: Object.assign(new ContactChanged(), { ...contact, version }) });
    });
    this.log.info({ tenant, contactId, organisationId, roles: contact.roles, isActive }, 'contact recorded');
  }
}
