import type { Transaction } from '@akkoord/persistence';
import type { Mandate } from './mandate.js';

/** Mandates of these organisations that were not revoked and have not ended long ago; one small statement for a whole batch. */
export async function mandatesOf(
  tx: Transaction,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Mandate[]>> {
  const rows = await tx.query<Omit<Mandate, 'isRevoked'>>(
    `select mandate_id as "mandateId", organisation_id as "organisationId", kinds, covers,
            starts_on::text as "startsOn", ends_on::text as "endsOn", objection_hours as "objectionHours"
     from mandate
     where organisation_id = any ($1::uuid[]) and revoked_at is null and ends_on >= current_date - 2`,
    [[...new Set(organisationIds)]],
  );
  const found = new Map<string, Mandate[]>();
  for (const row of rows) {
    const list = found.get(row.organisationId) ?? [];
    list.push({ ...row, isRevoked: false });
    found.set(row.organisationId, list);
  }
  return found;
}

/** One mandate as it stands now, revoked or not; asked again when the time to object has passed. */
export async function mandateOf(tx: Transaction, mandateId: string): Promise<Mandate | undefined> {
  const [row] = await tx.query<Mandate>(
    `select mandate_id as "mandateId", organisation_id as "organisationId", kinds, covers,
            starts_on::text as "startsOn", ends_on::text as "endsOn", objection_hours as "objectionHours",
            revoked_at is not null as "isRevoked"
     from mandate where mandate_id = $1`,
    [mandateId],
  );
  return row;
}
