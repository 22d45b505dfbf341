import { BLOCK, pathThroughBlocks, type AnchorProof, type SignedAnchor } from '@akkoord/evidence';
import type { Transaction } from '@akkoord/persistence';
import { anchorOf } from '../audit/anchor.repository.js';

/** Anchors that cover entries, and where each entry stands in its own. */
export interface Proofs {
  readonly anchors: readonly SignedAnchor[];
  readonly byPosition: ReadonlyMap<number, AnchorProof>;
}

interface Covered {
  readonly position: number;
  readonly statement: string;
  readonly keyId: string;
  readonly signature: string;
  readonly blocks: readonly string[];
}

/** Proofs for the entries at these positions; an entry that no anchor covers yet has none. */
export async function proofsOf(tx: Transaction, positions: readonly number[]): Promise<Proofs> {
  const covered = await tx.query<Covered>(
    `select p.position::int, a.statement, a.key_id as "keyId", a.signature, a.blocks
     from unnest($2::bigint[]) as p(position)
     cross join lateral (select * from audit_anchor where tenant = $1 and last_position >= p.position
                         order by last_position limit 1) as a
     order by p.position`,
    [tx.tenant, positions],
  );
  const anchors = new Map<number, SignedAnchor>();
  const byPosition = new Map<number, AnchorProof>();
  for (const { position, blocks, ...row } of covered) {
    const anchor = anchorOf(row);
    const { number, firstPosition, lastPosition } = anchor.statement;
    const index = position - firstPosition;
    const from = firstPosition + Math.floor(index / BLOCK) * BLOCK;
    const own = await hashesBetween(tx, from, Math.min(from + BLOCK - 1, lastPosition));
    anchors.set(number, anchor);
    byPosition.set(position, { anchor: number, path: pathThroughBlocks(own, blocks, index) });
  }
  return { anchors: [...anchors.values()], byPosition };
}

async function hashesBetween(tx: Transaction, first: number, last: number): Promise<string[]> {
  const rows = await tx.query<{ hash: string }>(
    'select hash from audit_entry where tenant = $1 and position between $2 and $3 order by position',
    [tx.tenant, first, last],
  );
  return rows.map(({ hash }) => hash);
}
