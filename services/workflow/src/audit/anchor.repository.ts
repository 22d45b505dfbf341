import type { AnchorStatement, ChainEnd, ChainEntry, PublicKey, Signature, SignedAnchor } from '@akkoord/evidence';
import type { Transaction } from '@akkoord/persistence';

interface Row {
  readonly statement: string;
  readonly keyId: string;
  readonly signature: string;
}

const ANCHOR = 'statement, key_id as "keyId", signature';

/** An anchor as it is kept; the statement is the signed text itself. */
export const anchorOf = ({ statement, keyId, signature }: Row): SignedAnchor => ({
  statement: JSON.parse(statement) as AnchorStatement,
  signature: { algorithm: 'Ed25519', keyId, value: signature },
});

/** One anchor of an office at a time, until the transaction ends. */
export async function lockAnchors(tx: Transaction): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(726211, $1::int)', [Number(tx.tenant)]);
}

/** The newest anchor of the office. */
export async function lastAnchor(tx: Transaction): Promise<SignedAnchor | undefined> {
  const [row] = await tx.query<Row>(`select ${ANCHOR} from audit_anchor order by number desc limit 1`);
  return row && anchorOf(row);
}

/** Where the office's chain stands now; undefined when nothing ever happened. */
export async function chainHead(tx: Transaction): Promise<ChainEnd | undefined> {
  const [row] = await tx.query<ChainEnd>('select position::int, hash from audit_head');
  return row;
}

/** Entries after a position, in order. */
export function entriesAfter(tx: Transaction, position: number, limit: number): Promise<ChainEntry[]> {
  return tx.query<ChainEntry>(
    `select position::int, content, previous_hash as "previousHash", hash from audit_entry
     where position > $1 order by position limit $2`,
    [position, limit],
  );
}

/** An anchor to keep: the signed text, and the roots of its blocks. */
export interface MadeAnchor {
  readonly statement: AnchorStatement;
  readonly text: string;
  readonly signature: Signature;
  readonly blocks: readonly string[];
}

export async function keepAnchor(tx: Transaction, { statement, text, signature, blocks }: MadeAnchor): Promise<void> {
  const { number, firstPosition, lastPosition, at } = statement;
  await tx.query(
    `insert into audit_anchor (tenant, number, first_position, last_position, statement, key_id, signature, blocks, anchored_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8::text[], $9)`,
    [tx.tenant, number, firstPosition, lastPosition, text, signature.keyId, signature.value, blocks, at],
  );
}

/** Remembers a public key for as long as what it signed is to be checked. */
export async function keepKey(tx: Transaction, { keyId, publicKey }: PublicKey, since: string): Promise<void> {
  await tx.query(
    `insert into audit_key (tenant, key_id, public_key, since) values ($1, $2, $3, $4) on conflict (tenant, key_id) do nothing`,
    [tx.tenant, keyId, publicKey, since],
  );
}

/** Every public key that ever signed for the office, the oldest first. */
export function knownKeys(tx: Transaction): Promise<PublicKey[]> {
  return tx.query<PublicKey>(
    'select key_id as "keyId", public_key as "publicKey" from audit_key order by since, key_id',
  );
}

/** Every anchor of the office, the oldest first. */
export async function allAnchors(tx: Transaction): Promise<SignedAnchor[]> {
  return (await tx.query<Row>(`select ${ANCHOR} from audit_anchor order by number`)).map(anchorOf);
}

/**
 * Offices with entries that no anchor covers, whose last anchor was made at `before` or earlier; in a system transaction. One that says to be made after
 * `now` was made by a clock that was wrong, and is not waited for.
 */
export async function officesToAnchor(
  query: (sql: string, parameters: unknown[]) => Promise<{ tenant: string }[]>,
  { before, now }: { readonly before: Date; readonly now: Date },
): Promise<string[]> {
  const rows = await query(
    `select h.tenant from audit_head h
     left join lateral (select last_position, anchored_at from audit_anchor a where a.tenant = h.tenant
                        order by number desc limit 1) as last on true
     where h.position > coalesce(last.last_position, 0) and (last.anchored_at is null or last.anchored_at <= $1 or last.anchored_at > $2)
     order by h.tenant`,
    [before.toISOString(), now.toISOString()],
  );
  return rows.map(({ tenant }) => tenant);
}
