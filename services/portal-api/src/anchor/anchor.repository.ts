import type { AuditAnchored, PublishedAnchor, PublishedKey } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** Keeps what was stated. The first statement under a number stays: another one under the same number is not published. */
export async function keepAnchors(tx: Transaction, anchors: readonly AuditAnchored[]): Promise<void> {
  const records = anchors.map(({ number, statement, signature, publicKey }) => ({
    ...{ number, statement, publicKey, keyId: signature.keyId, signature: signature.value },
  }));
  await tx.query(
    `with told as (
       select * from jsonb_to_recordset($2::jsonb)
         as t(number int, statement text, "publicKey" text, "keyId" text, signature text)),
     keys as (
       insert into audit_key (tenant, key_id, public_key) select distinct $1, "keyId", "publicKey" from told
       on conflict (tenant, key_id) do nothing)
     insert into audit_anchor (tenant, number, statement, key_id, signature)
     select $1, number, statement, "keyId", signature from told
     on conflict (tenant, number) do nothing`,
    [tx.tenant, JSON.stringify(records)],
  );
}

/** Anchors of the office before a number (all: undefined), the oldest first; at most `most` of the newest. */
export async function publishedAnchors(tx: Transaction, most: number, before?: number): Promise<PublishedAnchor[]> {
  const rows = await tx.query<{ statement: string; keyId: string; signature: string }>(
    `select statement, key_id as "keyId", signature from audit_anchor
     where $1::int is null or number < $1 order by number desc limit $2`,
    [before ?? null, most],
  );
  return rows.reverse().map(({ statement, keyId, signature }) => ({
    statement: JSON.parse(statement) as PublishedAnchor['statement'],
    signature: { algorithm: 'Ed25519', keyId, value: signature },
  }));
}

/** Every key that signed for the office. */
export function publishedKeys(tx: Transaction): Promise<PublishedKey[]> {
  return tx.query<PublishedKey>('select key_id as "keyId", public_key as "publicKey" from audit_key order by key_id');
}
