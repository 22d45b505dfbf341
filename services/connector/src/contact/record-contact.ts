import { Inject, Injectable } from '@nestjs/common';
import { ContactChanged, type Actor, type PutContact } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { OrganisationNotFound } from '../organisation/organisation.errors.js';
import { OrganisationRepository } from '../organisation/organisation.repository.js';
import { Administrators } from '../person/administrators.js';
import { ContactRepository } from './contact.repository.js';

/** Records a contact person of an organisation as it is now. */
@Injectable()
export class RecordContact {
  constructor(
    private readonly database: Database,
    private readonly contacts: ContactRepository,
    private readonly organisations: OrganisationRepository,
    private readonly administrators: Administrators,
    private readonly outbox: Outbox,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /** `by` is the manager who does it; absent for who holds the office's administration token. Throws PeopleNotYours or OrganisationNotFound. */
  async record(tenant: string, contactId: string, given: PutContact, now: Date, by?: Actor): Promise<void> {
    const { name, email, isActive = true, approvalOrder } = given;
    const organisationId = given.organisationId.toLowerCase();
    const contact = {
      ...{ contactId, organisationId, name, email, isActive },
      roles: [...new Set(given.roles)].sort(),
      ...(approvalOrder === undefined ? {} : { approvalOrder }),
    };
    await this.database.inTenant(tenant, async (tx) => {
      if (by) await this.administrators.require(tx, by);
      if (!(await this.organisations.exists(tx, organisationId))) throw new OrganisationNotFound();
      const version = await this.contacts.put(tx, contact, now);
      if (version === undefined) return;
      await this.outbox.add(tx, { event: Object.assign(new ContactChanged(), { ...contact, version }) });
    });
    this.log.info(
      { tenant, contactId, organisationId, roles: contact.roles, isActive, by: by?.employeeId },
      'contact recorded',
    );
  }
}
