import { DelegationChanged, type DelegationView } from '@akkoord/contracts';
import { amsterdamDate } from '@akkoord/tax';
import { plainToInstance } from 'class-transformer';
import { isRunning } from './delegation.js';
import type { RecordedDelegation } from './delegation.repository.js';

/** A delegation as people see it at a moment. */
export function delegationView(recorded: RecordedDelegation, now: Date): DelegationView {
  const { version: _, organisationId, revokedAt, ...delegation } = recorded;
  return {
    ...delegation,
    ...(organisationId === null ? {} : { organisationId }),
    ...(revokedAt === null ? {} : { revokedAt }),
    isInForce: isRunning({ ...delegation, isRevoked: revokedAt !== null }, amsterdamDate(now)),
  };
}

/** What is published of a delegation that was given or revoked. */
export const delegationChanged = (delegation: RecordedDelegation): DelegationChanged =>
  plainToInstance(DelegationChanged, {
    delegationId: delegation.delegationId,
    party: delegation.party,
    ...(delegation.organisationId === null ? {} : { organisationId: delegation.organisationId }),
    fromId: delegation.fromId,
    toId: delegation.toId,
    startsOn: delegation.startsOn,
    endsOn: delegation.endsOn,
    isRevoked: delegation.revokedAt !== null,
    version: delegation.version,
  });
