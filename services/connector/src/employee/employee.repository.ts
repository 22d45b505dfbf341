import { Injectable } from '@nestjs/common';
import type { EmployeeChanged } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** An employee as stored. */
export type Employee = Readonly<EmployeeChanged>;

@Injectable()
export class EmployeeRepository {
  /** Gives the new version, or undefined when nothing changed. */
  async put(tx: Transaction, employee: Omit<Employee, 'version'>, now: Date): Promise<number | undefined> {
    const [changed] = await tx.query<{ version: number }>(
      `insert into employee as e (id, name, email, roles, organisation_ids, is_active, version, changed_at)
       values ($1, $2, $3, $4, $5, $6, 1, $7)
       on conflict (tenant, id) do update
         set name = excluded.name, email = excluded.email, roles = excluded.roles, organisation_ids = excluded.organisation_ids,
           is_active = excluded.is_active, version = e.version + 1, changed_at = excluded.changed_at
         where (e.name, e.email, e.roles, e.organisation_ids, e.is_active)
           is distinct from (excluded.name, excluded.email, excluded.roles, excluded.organisation_ids, excluded.is_active)
       returning version`,
      [
        employee.employeeId,
        employee.name,
        employee.email,
        employee.roles,
        employee.organisationIds,
        employee.isActive,
        now,
      ],
    );
    return changed?.version;
  }

  /** The other active employee with this e-mail address. Until the transaction ends nobody else puts one with it. */
  async otherWithEmail(
    tx: Transaction,
    { employeeId, email }: Pick<Employee, 'employeeId' | 'email'>,
  ): Promise<string | undefined> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('employee ' || $1 || ' ' || lower($2), 0))`, [
      tx.tenant,
      email,
    ]);
    const [other] = await tx.query<{ id: string }>(
      'select id from employee where lower(email) = lower($2) and is_active and id <> $1',
      [employeeId, email],
    );
    return other?.id;
  }

  /** What an active employee is to the office as a whole; empty for anybody else. */
  async officeRoles(tx: Transaction, employeeId: string): Promise<Employee['roles']> {
    const [found] = await tx.query<Pick<Employee, 'roles'>>(
      `select array(select role from unnest(roles) as role where role = 'office-manager' or organisation_ids = '{}') as roles
       from employee where id = $1 and is_active`,
      [employeeId],
    );
    return found?.roles ?? [];
  }

  /** Whether somebody can still manage the office. */
  async hasManager(tx: Transaction): Promise<boolean> {
    return (
      (await tx.query(`select 1 from employee where is_active and 'office-manager' = any(roles) limit 1`)).length > 0
    );
  }

  async list(tx: Transaction): Promise<Employee[]> {
    return tx.query<Employee>(
      `select id as "employeeId", name, email, roles, organisation_ids as "organisationIds", is_active as "isActive", version
       from employee order by name, id`,
    );
  }
}
