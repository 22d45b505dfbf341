import type { Actor, DelegationView, GiveDelegation } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** A delegation with the names of both. */
export type RecordedDelegation = Omit<DelegationView, 'organisationId' | 'isInForce' | 'revokedAt'> & {
  readonly organisationId: string | null;
  readonly revokedAt: string | null;
  readonly version: number;
};

type Row = Omit<RecordedDelegation, 'recordedAt' | 'revokedAt'> & { recordedAt: Date; revokedAt: Date | null };

const SELECT = `select delegation_id as "delegationId", party, organisation_id as "organisationId", from_id as "fromId", to_id as "toId",
  coalesce((select name from contact where contact_id = from_id), (select name from employee where employee_id = from_id), '') as "fromName",
  coalesce((select name from contact where contact_id = to_id), (select name from employee where employee_id = to_id), '') as "toName",
  starts_on::text as "startsOn", ends_on::text as "endsOn", recorded_at as "recordedAt", revoked_at as "revokedAt", version
  from delegation`;

const delegationOfRow = ({ recordedAt, revokedAt, ...row }: Row): RecordedDelegation => ({
  ...row,
  recordedAt: recordedAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});

/** Those between the contacts of an organisation, or (null) between employees; the newest first. */
export async function listDelegations(tx: Transaction, organisationId: string | null): Promise<RecordedDelegation[]> {
  const sql = `${SELECT} where organisation_id is not distinct from $1::uuid order by recorded_at desc, delegation_id limit 500`;
  return (await tx.query<Row>(sql, [organisationId])).map(delegationOfRow);
}

/** One of them, or undefined. */
export async function findDelegation(tx: Transaction, delegationId: string): Promise<RecordedDelegation | undefined> {
  const [row] = await tx.query<Row>(`${SELECT} where delegation_id = $1`, [delegationId]);
  return row && delegationOfRow(row);
}

/** Whether these are active and belong together: contacts of the organisation, or employees of the office. */
export async function areActive(
  tx: Transaction,
  { party, organisationId }: Pick<GiveDelegation, 'party' | 'organisationId'>,
  personIds: readonly string[],
): Promise<boolean> {
  const rows =
    party === 'contact'
      ? await tx.query(
          'select 1 from contact where contact_id = any ($1::uuid[]) and organisation_id = $2 and is_active',
          [personIds, organisationId],
        )
      : await tx.query('select 1 from employee where employee_id = any ($1::uuid[]) and is_active', [personIds]);
  return rows.length === personIds.length;
}

/** Adds a delegation; false when its id was taken. */
export async function addDelegation(tx: Transaction, given: GiveDelegation, at: string): Promise<boolean> {
  const { delegationId, party, organisationId = null, fromId, toId, startsOn, endsOn, actor } = given;
  const added = await tx.query(
    `insert into delegation (tenant, delegation_id, organisation_id, party, from_id, to_id, starts_on, ends_on,
       recorded_by, recorded_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) on conflict do nothing returning 1`,
    [tx.tenant, delegationId, organisationId, party, fromId, toId, startsOn, endsOn, JSON.stringify(actor), at],
  );
  return added.length > 0;
}

/** Revokes a delegation; false when it was revoked already. */
export async function markRevoked(tx: Transaction, delegationId: string, actor: Actor, at: string): Promise<boolean> {
  const revoked = await tx.query<{ id: string }>(
    `with revoked as (
       update delegation set revoked_at = $2, revoked_by = $3, version = version + 1
       where delegation_id = $1 and revoked_at is null returning delegation_id as id)
     select id from revoked`,
    [delegationId, at, JSON.stringify(actor)],
  );
  return revoked.length > 0;
}
