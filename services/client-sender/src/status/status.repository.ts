import type { Transaction } from '@akkoord/persistence';
import type { ReturnMove } from './status.js';

/** How far an environment has read at its connector. */
export async function positionOf(tx: Transaction, environmentId: string): Promise<number> {
  const [row] = await tx.query<{ position: string }>('select position from status_cursor where environment_id = $1', [
    environmentId,
  ]);
  if (!row) throw new Error(`client environment ${environmentId} has no cursor`);
  return Number(row.position);
}

/** Moves on from `after` to `next`; false when someone else did so first: then nothing may be applied. */
export async function advance(tx: Transaction, environmentId: string, after: number, next: number): Promise<boolean> {
  const rows = await tx.query(
    'update status_cursor set position = $3 where environment_id = $1 and position = $2 returning position',
    [environmentId, after, next],
  );
  return rows.length === 1;
}

/** A move that was not known before. */
export interface FreshMove {
  readonly returnId: string;
  /** Index in the moves given. */
  readonly place: number;
}

/** Adds moves to the history of their returns, and brings each return to its newest; never back to an earlier one. Gives those that were new, in order. */
export function applyMoves(tx: Transaction, environmentId: string, moves: readonly ReturnMove[]): Promise<FreshMove[]> {
  return tx.query<FreshMove>(
    `with known as (
       select r.id, g.* from unnest($2::text[], $3::integer[], $4::integer[], $5::timestamptz[], $6::jsonb[])
         with ordinality as g (reference, sequence, status, at, details, place)
       join submitted_return r on r.environment_id = $1 and r.reference = g.reference
     ), fresh as (
       insert into return_status (return_id, tenant, sequence, status, at)
       select id, $7, sequence, status, at from known on conflict do nothing returning return_id, sequence
     ), newest as (
       select distinct on (id) id, sequence, status, details from known order by id, sequence desc
     ), moved as (
       update submitted_return r set status = n.status, status_sequence = n.sequence, details = n.details
       from newest n where r.id = n.id and r.status_sequence < n.sequence
     )
     select k.id as "returnId", (k.place - 1)::integer as place
     from known k join fresh f on f.return_id = k.id and f.sequence = k.sequence order by k.place`,
    [
      environmentId,
      moves.map(({ reference }) => reference),
      moves.map(({ sequence }) => sequence),
      moves.map(({ status }) => status),
      moves.map(({ at }) => at),
      moves.map(({ details }) => (details ? JSON.stringify(details) : null)),
      tx.tenant,
    ],
  );
}
