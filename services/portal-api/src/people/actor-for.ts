import { isAllowed, type Actor, type PermissionAction } from '@akkoord/contracts';
import { ActionNotYours } from './people.errors.js';
import { actorOf, type Standing } from './standing.js';

/** As whom a person does this; throws ActionNotYours for who has no role for it. The workflow asks the same again before it does it. */
export function actorFor(action: PermissionAction, standing: Standing): Actor {
  const actor = isAllowed(action, standing.roles) ? actorOf(standing) : undefined;
  if (!actor) throw new ActionNotYours(action);
  return actor;
}
