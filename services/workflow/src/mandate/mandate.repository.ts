import type { Actor, MandateTerms, MandateView } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { MandateCover } from './mandate.js';

/** A mandate with the paper it stands on. */
export type RecordedMandate = Omit<MandateView, 'isInForce' | 'covers' | 'revokedAt'> & {
  readonly covers: MandateCover;
  readonly revokedAt: string | null;
  readonly version: number;
};

type Row = Omit<RecordedMandate, 'recordedAt' | 'revokedAt'> & { recordedAt: Date; revokedAt: Date | null };

const COLUMNS = `mandate_id as "mandateId", organisation_id as "organisationId", kinds, covers, starts_on::text as "startsOn",
  ends_on::text as "endsOn", objection_hours as "objectionHours", document_title as "documentTitle",
  document_sha256 as "documentSha256", given_by as "givenBy", given_on::text as "givenOn", recorded_at as "recordedAt",
  revoked_at as "revokedAt", version`;

const mandateOfRow = ({ recordedAt, revokedAt, ...row }: Row): RecordedMandate => ({
  ...row,
  recordedAt: recordedAt.toISOString(),
  revokedAt: revokedAt?.toISOString() ?? null,
});

/** Mandates of an organisation, the newest first. */
export async function listMandates(tx: Transaction, organisationId: string): Promise<RecordedMandate[]> {
  const sql = `select ${COLUMNS} from mandate where organisation_id = $1 order by recorded_at desc, mandate_id limit 500`;
  return (await tx.query<Row>(sql, [organisationId])).map(mandateOfRow);
}

/** One of them, or undefined. */
export async function findMandate(
  tx: Transaction,
  organisationId: string,
  mandateId: string,
): Promise<RecordedMandate | undefined> {
  const sql = `select ${COLUMNS} from mandate where organisation_id = $1 and mandate_id = $2`;
  const [row] = await tx.query<Row>(sql, [organisationId, mandateId]);
  return row && mandateOfRow(row);
}

/** What is recorded beside the terms. */
export interface Recording {
  readonly mandateId: string;
  readonly organisationId: string;
  readonly terms: MandateTerms;
  readonly covers: MandateCover;
  readonly documentSha256: string;
  readonly actor: Actor;
  readonly at: string;
}

/** Adds a mandate; false when its id was taken. */
export async function addMandate(tx: Transaction, recording: Recording): Promise<boolean> {
  const { mandateId, organisationId, terms, covers, documentSha256, actor, at } = recording;
  const added = await tx.query(
    `insert into mandate (tenant, mandate_id, organisation_id, kinds, covers, starts_on, ends_on, objection_hours,
       document_title, document_sha256, document_text, given_by, given_on, recorded_by, recorded_at, version)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)
     on conflict do nothing returning 1`,
    [
      tx.tenant,
      mandateId,
      organisationId,
      terms.kinds,
      JSON.stringify(covers),
      terms.startsOn,
      terms.endsOn,
      terms.objectionHours,
      terms.documentTitle,
      documentSha256,
      terms.documentText ?? null,
      terms.givenBy,
      terms.givenOn,
      JSON.stringify(actor),
      at,
    ],
  );
  return added.length > 0;
}

/** Revokes a mandate; false when it was revoked already. */
export async function markRevoked(tx: Transaction, mandateId: string, actor: Actor, at: string): Promise<boolean> {
  const revoked = await tx.query<{ id: string }>(
    `with revoked as (
       update mandate set revoked_at = $2, revoked_by = $3, version = version + 1
       where mandate_id = $1 and revoked_at is null returning mandate_id as id)
     select id from revoked`,
    [mandateId, at, JSON.stringify(actor)],
  );
  return revoked.length > 0;
}
