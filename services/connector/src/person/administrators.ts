import { isAllowed, type Actor } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { EmployeeRepository } from '../employee/employee.repository.js';
import { PeopleNotYours } from './person.errors.js';

/** Who may say who the people of an office are. */
@Injectable()
export class Administrators {
  constructor(private readonly employees: EmployeeRepository) {}

  /**
   * Throws PeopleNotYours for whoever docs/permissions.md does not let manage people. One manager at a time until the transaction ends,
   * so that two who remove each other do not leave the office without any.
   */
  async require(tx: Transaction, { kind, employeeId }: Actor): Promise<void> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('people ' || $1, 0))`, [tx.tenant]);
    const roles = kind === 'employee' && employeeId ? await this.employees.officeRoles(tx, employeeId) : [];
    if (!isAllowed('manage-people', roles)) throw new PeopleNotYours();
  }
}
