import type { ContactChanged, EmployeeChanged } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/**
 * Takes the turns of the organisations of which these changes take an approver away, and gives those organisations. Ask it before the changes
 * are kept: who decides meanwhile has decided before, or finds the approver gone. It locks the contacts, which nobody locks who has a turn.
 */
export async function turnsOfLeavingContacts(tx: Transaction, contacts: readonly ContactChanged[]): Promise<string[]> {
  return takeTurns(
    tx,
    `select c.organisation_id
     from jsonb_to_recordset($2::jsonb)
       as given ("contactId" uuid, "organisationId" uuid, roles text[], "isActive" boolean, version integer)
     join contact c on c.tenant = $1 and c.contact_id = given."contactId" and c.version < given.version
     where c.is_active and 'approver' = any(c.roles)
       and not (given."isActive" and 'approver' = any(given.roles) and given."organisationId" = c.organisation_id)
     order by c.contact_id for update of c`,
    contacts,
  );
}

/** The same for organisations with a filing at the review of the office (25), when a reviewer goes or works for fewer of them. */
export async function turnsOfLeavingEmployees(
  tx: Transaction,
  employees: readonly EmployeeChanged[],
): Promise<string[]> {
  return takeTurns(
    tx,
    `select a.organisation_id from approval a
     where a.tenant = $1 and a.status = 25 and exists (
       select from jsonb_to_recordset($2::jsonb)
         as given ("employeeId" uuid, roles text[], "organisationIds" uuid[], "isActive" boolean, version integer)
       join employee e on e.tenant = $1 and e.employee_id = given."employeeId" and e.version < given.version
       where e.is_active and e.roles <> '{}'
         and not (given."isActive" and given.roles @> e.roles
           and (given."organisationIds" = '{}' or (e.organisation_ids <> '{}' and given."organisationIds" @> e.organisation_ids))))`,
    employees,
  );
}

async function takeTurns(tx: Transaction, leaving: string, items: readonly object[]): Promise<string[]> {
  const [row] = await tx.query<{ organisationIds: string[] | null }>(
    `with leaving as (${leaving})
     select organisation_ids::text[] as "organisationIds", take_turns($1, organisation_ids)
     from (select array_agg(distinct organisation_id) as organisation_ids from leaving) as o`,
    [tx.tenant, JSON.stringify(items)],
  );
  return row?.organisationIds ?? [];
}

/** Filings of these organisations that wait at a step at which somebody approved already, in order of id. */
export async function partlyApproved(tx: Transaction, organisationIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ filingId: string }>(
    `select a.filing_id as "filingId" from approval a
     where a.tenant = $1 and a.organisation_id = any($2::uuid[]) and a.status in (25, 30)
       and exists (select from approval_decision d where d.tenant = $1 and d.filing_id = a.filing_id
         and d.choice = 'approve' and d.step = a.step and d.round = a.round)
     order by a.filing_id`,
    [tx.tenant, organisationIds],
  );
  return rows.map(({ filingId }) => filingId);
}
