import { isAllowed, type Actor } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { EmployeeRepository } from '../employee/employee.repository.js';
import { PeopleNotYours } from './person.errors.js';

/** Who may say who the people of an office are. */
@Injectable()
export class Administrators {
  constructor(private readonly employees: EmployeeRepository) {}

  /** Throws PeopleNotYours for whoever docs/permissions.md does not let manage people. */
  async require(tx: Transaction, { kind, employeeId }: Actor): Promise<void> {
    const roles = kind === 'employee' && employeeId ? await this.employees.officeRoles(tx, employeeId) : [];
    if (!isAllowed('manage-people', roles)) throw new PeopleNotYours();
  }
}
