import { PERMISSIONS, type Actor, type Role } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { Account } from '../account/account.js';

/** What a person is to an organisation, and as whom he acts there. */
export interface Standing {
  readonly roles: readonly Role[];
  /** The contact for a client's account, the employee for an office's; null when he is neither there. */
  readonly contactId: string | null;
  readonly employeeId: string | null;
}

/** Whose sight and standing are asked. */
export type Person = Pick<Account, 'site' | 'email'>;

const VIEWERS = `array[${PERMISSIONS.view.map((role) => `'${role}'`).join(', ')}]`;

/** Asks what an employee is at any of his organisations: for what concerns himself and no organisation in particular. */
export const ANYWHERE = 'anywhere';

const TODAY = `(now() at time zone 'Europe/Amsterdam')::date`;

/** SQL with the roles that others lend to who stands in `person` now: what they are themselves, for what is lent is not lent on. */
const lentBy = (party: 'contact' | 'employee', rolesOfOther: string): string => `
        select unnest(${rolesOfOther}) from delegation d join ${party} other on other.${party}_id = d.from_id and other.is_active
        where d.party = '${party}' and d.to_id = person.${party}_id and not d.is_revoked
          and ${TODAY} between d.starts_on and d.ends_on`;

/** SQL with the roles of an employee at an organisation (null: at the office as a whole): a manager is there for all of it. */
const rolesAt = (employee: string, organisationId: string): string =>
  organisationId === ANYWHERE
    ? `${employee}.roles`
    : `array(
          select role from unnest(${employee}.roles) as role where role = 'office-manager'
            or ${employee}.organisation_ids = '{}' or ${organisationId} = any(${employee}.organisation_ids))`;

/**
 * SQL that adds `s` (contact_id, employee_id, roles) to a query whose $1 is the site and $2 the e-mail address of who asks: what he is
 * to the organisation in this column (null: to the office as a whole). A client is what his contact there is; of two with his address
 * the one who approves. An office account is what its employee is: a manager everywhere, others at their organisations.
 * To both is added what is lent to them by delegation.
 */
export const joinStanding = (organisationId: string): string => `
  left join lateral (
    select * from (
      select contact_id, null::uuid as employee_id, array(
        select unnest(person.roles) union ${lentBy('contact', 'other.roles')}
          and d.organisation_id = person.organisation_id and other.organisation_id = person.organisation_id) as roles
      from contact person
      where $1 = 'client' and email = $2 and is_active and organisation_id = ${organisationId === ANYWHERE ? 'null' : organisationId}
      union all
      select null, employee_id, array(
        select unnest(${rolesAt('person', organisationId)}) union ${lentBy('employee', rolesAt('other', organisationId))})
      from employee person where $1 = 'office' and email = $2 and is_active
    ) as candidate order by 'approver' = any(candidate.roles) desc, contact_id, employee_id limit 1
  ) s on true`;

/**
 * SQL that holds where `s` may see. An account of the configuration for whom no employee was ever recorded sees the filings of the office
 * (`view`) and does nothing; one whose employee has another address now sees nothing.
 */
export const MAY_SEE = `(s.roles && ${VIEWERS} or ($1 = 'office' and not exists (select from employee where email = $2)
  and not exists (select from account where email = $2 and is_of_employee)))`;

/** What a person is to one organisation, to the office as a whole (null) or ANYWHERE. */
export async function standingOf(
  tx: Transaction,
  { site, email }: Person,
  organisationId: string | null,
): Promise<Standing> {
  const [standing] = await tx.query<Standing>(
    `select coalesce(s.roles, '{}') as roles, s.contact_id as "contactId", s.employee_id as "employeeId"
     from (select $3::uuid as organisation_id) as o
     ${joinStanding(organisationId === ANYWHERE ? ANYWHERE : 'o.organisation_id')}`,
    [site, email, organisationId === ANYWHERE ? null : organisationId],
  );
  return standing ?? { roles: [], contactId: null, employeeId: null };
}

/** How much of the office an account of it sees: all, only what is of the organisations named with its employee, or nothing, as once he is inactive. */
export async function sightOf(tx: Transaction, { site, email }: Person): Promise<'all' | 'some' | 'nothing'> {
  if (site !== 'office') return 'nothing';
  const sees = (organisationId: string): string =>
    `(select ${MAY_SEE} from (select 1) as one ${joinStanding(organisationId)})`;
  const sql = `select ${sees('null::uuid')} as "seesAll", ${sees(ANYWHERE)} as "seesSome"`;
  const [row] = await tx.query<{ seesAll: boolean | null; seesSome: boolean | null }>(sql, [site, email]);
  return row?.seesAll ? 'all' : row?.seesSome ? 'some' : 'nothing';
}

/** As whom the workflow hears of it; undefined for who is nobody there. */
export function actorOf({ contactId, employeeId }: Omit<Standing, 'roles'>): Actor | undefined {
  if (contactId !== null) return { kind: 'contact', contactId };
  return employeeId === null ? undefined : { kind: 'employee', employeeId };
}
