import { GiveDelegation, type Actor, type PutDelegation } from '@akkoord/contracts';
import { plainToInstance } from 'class-transformer';

/** Where a delegation is given: between contacts of an organisation, or between employees. */
export interface DelegationPlace {
  readonly party: 'contact' | 'employee';
  readonly organisationId?: string;
}

/** The request behind a body: who names nobody who is away, is away himself. */
export function delegationRequest(
  place: DelegationPlace,
  delegationId: string,
  { fromId, toId, startsOn, endsOn }: PutDelegation,
  actor: Actor,
): GiveDelegation {
  const own = actor.kind === 'contact' ? actor.contactId : actor.employeeId;
  const given = { fromId: fromId ?? own, toId, startsOn, endsOn };
  return plainToInstance(GiveDelegation, { ...place, ...given, delegationId, actor });
}
