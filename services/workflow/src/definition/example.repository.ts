import type { Transaction } from '@akkoord/persistence';
import type { KnownPerson } from './dry-run.js';

/** Active contacts of an organisation in the order in which they approve, then by name, and employees who work for it, with their roles there. */
export async function peopleAround(tx: Transaction, organisationId: string): Promise<KnownPerson[]> {
  return tx.query<KnownPerson>(
    `select 'contact' as kind, contact_id as "personId", name, roles, approval_order from contact
     where organisation_id = $1 and is_active
     union all
     select 'employee', employee_id, name, array(
       select role from unnest(roles) as role
       where role = 'office-manager' or organisation_ids = '{}' or $1::uuid = any (organisation_ids)), null
     from employee where is_active
     order by 1, 5 nulls last, 3, 2`,
    [organisationId],
  );
}
