import { isAllowed, type PermissionAction } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { Refusal } from '@akkoord/service-kit';
import { rolesOf, type ActingPerson } from './permissions.js';

/** Who asks may not do this, by the table of permissions. */
export class NotPermitted extends Refusal {
  constructor() {
    super('NOT_PERMITTED', {
      status: 403,
      nl: 'U hebt hier geen rechten voor. Vraag een beheerder van het kantoor om de rol die erbij hoort.',
      en: 'You are not permitted to do this. Ask a manager of the office for the role that goes with it.',
    });
  }
}

/** Throws NotPermitted unless the table of permissions lets this actor do it at this organisation, or at the office as a whole (null). */
export async function requirePermission(
  tx: Transaction,
  actor: ActingPerson,
  action: PermissionAction,
  organisationId: string | null,
): Promise<void> {
  if (!isAllowed(action, await rolesOf(tx, actor, organisationId))) throw new NotPermitted();
}
