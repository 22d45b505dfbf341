import { ContactChanged, EmployeeChanged, type PeopleAnnounced } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { ContactRepository } from '../contact/contact.repository.js';
import { EmployeeRepository } from '../employee/employee.repository.js';
import { organisationChanged } from '../organisation/organisation-changed.js';
import { OrganisationRepository } from '../organisation/organisation.repository.js';

/**
 * Tells again of everybody the office knows, with the version each has now: for a service that was added later, or lost its copy.
 * Who knows that version already changes nothing.
 */
@Injectable()
export class AnnouncePeople {
  constructor(
    private readonly database: Database,
    private readonly organisations: OrganisationRepository,
    private readonly contacts: ContactRepository,
    private readonly employees: EmployeeRepository,
    private readonly outbox: Outbox,
  ) {}

  async announce(tenant: string): Promise<PeopleAnnounced> {
    return this.database.inTenant(tenant, async (tx) => {
      const organisations = (await this.organisations.list(tx)).map(organisationChanged);
      const contacts = (await this.contacts.list(tx)).map((contact) => Object.assign(new ContactChanged(), contact));
      const employees = (await this.employees.list(tx)).map((one) => Object.assign(new EmployeeChanged(), one));
      const events = [...organisations, ...contacts, ...employees];
      if (events.length > 0) await this.outbox.add(tx, ...events.map((event) => ({ event })));
      return { organisations: organisations.length, contacts: contacts.length, employees: employees.length };
    });
  }
}
