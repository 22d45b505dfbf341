import { Inject, Injectable } from '@nestjs/common';
import { EmployeeChanged, type Actor, type PutEmployee } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { LOGGER } from '@akkoord/service-kit';
import type { Logger } from 'pino';
import { OrganisationNotFound } from '../organisation/organisation.errors.js';
import { OrganisationRepository } from '../organisation/organisation.repository.js';
import { Administrators } from '../person/administrators.js';
import { EmployeeEmailTaken, LastManager } from './employee.errors.js';
import { EmployeeRepository } from './employee.repository.js';

/** Records an employee of the office as he is now. */
@Injectable()
export class RecordEmployee {
  constructor(
    private readonly database: Database,
    private readonly employees: EmployeeRepository,
    private readonly organisations: OrganisationRepository,
    private readonly administrators: Administrators,
    private readonly outbox: Outbox,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * `by` is the manager who does it; absent for who holds the office's administration token. Throws PeopleNotYours, OrganisationNotFound,
   * EmployeeEmailTaken, or LastManager when a manager would leave the office without one.
   */
  async record(tenant: string, employeeId: string, given: PutEmployee, now: Date, by?: Actor): Promise<void> {
    const { name, email, isActive = true } = given;
    const roles = [...new Set(given.roles)].sort();
    const organisationIds = [...new Set((given.organisationIds ?? []).map((id) => id.toLowerCase()))].sort();
    const employee = { employeeId, name, email, roles, organisationIds, isActive };
    await this.database.inTenant(tenant, async (tx) => {
      if (by) await this.administrators.require(tx, by);
      if (!(await this.organisations.existAll(tx, organisationIds))) throw new OrganisationNotFound();
      const other = isActive ? await this.employees.otherWithEmail(tx, employee) : undefined;
      if (other !== undefined) throw new EmployeeEmailTaken(other);
      const version = await this.employees.put(tx, employee, now);
      if (version === undefined) return;
      if (by && !(await this.employees.hasManager(tx))) throw new LastManager();
      await this.outbox.add(tx, { event: Object.assign(new EmployeeChanged(), { ...employee, version }) });
    });
    const facts = { roles, organisations: organisationIds.length, isActive, by: by?.employeeId };
    this.log.info({ tenant, employeeId, ...facts }, 'employee recorded');
  }
}
