import { MandateChanged, type MandateView } from '@akkoord/contracts';
import { amsterdamDate } from '@akkoord/tax';
import { plainToInstance } from 'class-transformer';
import { isInForce } from './mandate.js';
import type { RecordedMandate } from './mandate.repository.js';

/** A mandate as people see it at a moment. */
export function mandateView({ version: _, revokedAt, ...mandate }: RecordedMandate, now: Date): MandateView {
  const isRevoked = revokedAt !== null;
  return {
    ...mandate,
    ...(isRevoked ? { revokedAt } : {}),
    isInForce: isInForce({ ...mandate, isRevoked }, amsterdamDate(now)),
  };
}

/** What is published of a mandate that was given or revoked. */
export const mandateChanged = ({ revokedAt, ...mandate }: RecordedMandate): MandateChanged =>
  plainToInstance(MandateChanged, {
    mandateId: mandate.mandateId,
    organisationId: mandate.organisationId,
    kinds: mandate.kinds,
    covers: mandate.covers,
    startsOn: mandate.startsOn,
    endsOn: mandate.endsOn,
    objectionHours: mandate.objectionHours,
    documentSha256: mandate.documentSha256,
    isRevoked: revokedAt !== null,
    version: mandate.version,
  });
