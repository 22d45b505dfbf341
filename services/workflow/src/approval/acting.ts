import type { Authentication } from '@akkoord/contracts';
import { isAllowed, type PermissionAction, type Role } from '../people/permissions.js';
import { actorId, type KnownActor } from './known-actor.js';

/** Somebody who wants to do something, and what he is to the filing's organisation now. */
export interface Acting {
  readonly actor: KnownActor;
  readonly roles: ReadonlySet<Role>;
  /** People of that organisation (or of the office) who let him act for them now, and what they are to it. */
  readonly actsFor: readonly { readonly personId: string; readonly roles: ReadonlySet<Role> }[];
  readonly authentication?: Authentication;
  /** Who he is, whatever ids he has; loaded where it matters: an employee, and a filing whose sender is known. */
  readonly personKey?: string;
}

/** Who can do what at a filing's organisation now; approvers in the order in which they approve one after the other. */
export interface People {
  readonly approvers: readonly string[];
  readonly reviewers: readonly string[];
  /** Who a reviewer is, whatever ids he has, by his id; loaded where it matters (`mattersWhoReviews`). */
  readonly reviewerKeys?: ReadonlyMap<string, string>;
}

/** Whether he may do this, himself or for who delegated to him. */
export const mayDo = (action: PermissionAction, { roles, actsFor }: Acting): boolean =>
  isAllowed(action, roles) || actsFor.some((other) => isAllowed(action, other.roles));

/** The ids for which he can act: his own, then those who delegated to him. */
export const speaksFor = ({ actor, actsFor }: Acting): string[] => [
  actorId(actor),
  ...actsFor.map(({ personId }) => personId),
];
