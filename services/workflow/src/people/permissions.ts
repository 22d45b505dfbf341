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

const NOBODY: ReadonlySet<Role> = new Set();

/**
 * What somebody is to an organisation now; empty for who is not known there or not active. A client environment is somebody only to
 * the filings it sent itself: name the environment the filing came from.
 */
export async function rolesOf(
  tx: Transaction,
  actor: ActingPerson,
  organisationId: string,
  sentBy?: { readonly clientEnvironmentId: string },
): Promise<ReadonlySet<Role>> {
  switch (actor.kind) {
    case 'contact':
      return contactRoles(tx, actor.contactId, organisationId);
    case 'employee':
      return NOBODY; // until employees are known here (0040)
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

async function contactRoles(
  tx: Transaction,
  contactId: string | undefined,
  organisationId: string,
): Promise<ReadonlySet<Role>> {
  const [contact] = await tx.query<{ roles: Role[] }>(
    'select roles from contact where contact_id = $1 and organisation_id = $2 and is_active',
    [contactId ?? null, organisationId],
  );
  return new Set(contact?.roles);
}
