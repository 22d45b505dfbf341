import type { Actor, GiveDelegation } from '@akkoord/contracts';
import { isIsoDate, type IsoDate } from '@akkoord/tax';
import type { Role } from '../people/permissions.js';
import type { DelegationRefusal } from './delegation.errors.js';

/** What a delegation is judged by, besides whether both people are known. */
export interface DelegationQuestion {
  readonly given: Omit<GiveDelegation, 'authentication'>;
  /** Of who asks, at the organisation or the office. */
  readonly roles: ReadonlySet<Role>;
  readonly today: IsoDate;
}

/** Why a delegation is not taken, or nothing. Pure. */
export function delegationProblem({ given, roles, today }: DelegationQuestion): DelegationRefusal | undefined {
  const { party, organisationId, fromId, toId, startsOn, endsOn } = given;
  if ((party === 'contact') !== (organisationId !== undefined)) return 'DELEGATION_PARTY_WRONG';
  if (fromId === toId) return 'DELEGATION_TO_SELF';
  if (!isIsoDate(startsOn) || !isIsoDate(endsOn)) return 'DELEGATION_TERM_WRONG';
  if (startsOn > endsOn || endsOn < today || endsOn > nextYear(startsOn)) return 'DELEGATION_TERM_WRONG';
  return mayGive(given, roles) ? undefined : 'DELEGATION_NOT_YOURS';
}

/** Who may give it: he whose tasks they are. For an employee also a manager; never the office for a client. */
const mayGive = ({ party, actor, fromId }: DelegationQuestion['given'], roles: ReadonlySet<Role>): boolean =>
  isOwn(actor, party, fromId) || (party === 'employee' && roles.has('office-manager'));

/** Who may end it: he who gave it, or a manager of the office. */
export const mayRevoke = (
  actor: Actor,
  { party, fromId }: { readonly party: 'contact' | 'employee'; readonly fromId: string },
  roles: ReadonlySet<Role>,
): boolean => isOwn(actor, party, fromId) || roles.has('office-manager');

function isOwn(actor: Actor, party: 'contact' | 'employee', fromId: string): boolean {
  if (actor.kind !== party) return false;
  return (party === 'contact' ? actor.contactId : actor.employeeId)?.toLowerCase() === fromId.toLowerCase();
}

/** The same day a year on; 29 February becomes a day that sorts right, whether it exists or not. */
const nextYear = (day: IsoDate): string => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
