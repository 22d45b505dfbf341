import type { Role } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

export {
  isAllowed,
  PERMISSIONS,
  PERMISSION_ACTIONS,
  ROLES,
  type PermissionAction,
  type Role,
} from '@akkoord/contracts';

/** Who acts, by the id that belongs to the kind. */
export interface ActingPerson {
  readonly kind: 'contact' | 'employee' | 'client-environment' | 'workflow';
  readonly contactId?: string;
  readonly employeeId?: string;
  readonly clientEnvironmentId?: string;
}

/** Asks what an employee is at any of his organisations: for what concerns himself and no organisation in particular. */
export const ANYWHERE = 'anywhere';

const NOBODY: ReadonlySet<Role> = new Set();

/**
 * What somebody is to an organisation now, to the office as a whole (null) or ANYWHERE; empty for who is not known there or not active.
 * A client environment is somebody only to the filings it sent itself: name the environment the filing came from.
 */
export async function rolesOf(
  tx: Transaction,
  actor: ActingPerson,
  organisationId: string | null,
  sentBy?: { readonly clientEnvironmentId: string },
): Promise<ReadonlySet<Role>> {
  switch (actor.kind) {
    case 'contact':
      return rolesIn(tx, CONTACT_ROLES_HERE, actor.contactId, organisationId);
    case 'employee':
      return rolesIn(tx, EMPLOYEE_ROLES_HERE, actor.employeeId, organisationId);
    case 'client-environment':
      return sentBy !== undefined && sentBy.clientEnvironmentId === actor.clientEnvironmentId
        ? new Set<Role>(['client-environment'])
        : NOBODY;
    case 'workflow':
      return NOBODY;
    default:
      return actor.kind satisfies never;
  }
}

const CONTACT_ROLES_HERE =
  'select roles from contact where contact_id = $1 and organisation_id::text = $2 and is_active';

/** A manager is there for all of the office; another employee for his organisations, or for all when none are named. */
const EMPLOYEE_ROLES_HERE = `
  select array(
    select role from unnest(roles) as role
    where role = 'office-manager' or organisation_ids = '{}' or $2 = '${ANYWHERE}' or $2 = any(organisation_ids::text[])) as roles
  from employee where employee_id = $1 and is_active`;

async function rolesIn(
  tx: Transaction,
  sql: string,
  id: string | undefined,
  organisationId: string | null,
): Promise<ReadonlySet<Role>> {
  if (id === undefined) return NOBODY;
  const [person] = await tx.query<{ roles: Role[] }>(sql, [id, organisationId?.toLowerCase() ?? null]);
  return new Set(person?.roles);
}
