import type { OutboxRow } from '../outbox/outbox-row.js';
import type { Leadership } from './leadership.js';

const COLUMNS = 'position, id, tenant, type, exchange, routing_key, optional, body, headers, added_at';

/** A row of outbox_parked. */
export interface ParkedRow extends OutboxRow {
  readonly attempts: number;
}

/** Longest pause between two attempts of a parked row. */
const LONGEST_PARK_MS = 3_600_000;

/** The statements of the relay, each one set-based and in a transaction of its own. */
export class RelayTables {
  constructor(private readonly db: Pick<Leadership, 'query'>) {}

  next(limit: number): Promise<OutboxRow[]> {
    return this.db.query(`select ${COLUMNS} from outbox order by position limit $1`, [limit]);
  }

  dueParked(limit: number): Promise<ParkedRow[]> {
    return this.db.query(
      `select ${COLUMNS}, attempts from outbox_parked where next_attempt_at <= now() order by position limit $1`,
      [limit],
    );
  }

  async remove(table: 'outbox' | 'outbox_parked', rows: readonly OutboxRow[]): Promise<void> {
    if (rows.length === 0) return;
    await this.db.query(`delete from ${table} where position = any($1::bigint[])`, [rows.map((row) => row.position)]);
  }

  /** Moves rows out of the way of their neighbours. */
  async park(rows: readonly { row: OutboxRow; reason: string }[], pauseMs: number): Promise<void> {
    if (rows.length === 0) return;
    await this.db.query(
      `with bad as (select * from unnest($1::bigint[], $2::text[]) as bad (position, reason)),
            gone as (delete from outbox using bad where outbox.position = bad.position returning outbox.*, bad.reason)
       insert into outbox_parked (${COLUMNS}, reason, next_attempt_at)
       select ${COLUMNS}, reason, now() + $3 * interval '1 millisecond' from gone`,
      [rows.map(({ row }) => row.position), rows.map(({ reason }) => reason), pauseMs],
    );
  }

  /** Puts off what failed again, twice as long each time. */
  async putOff(rows: readonly { row: OutboxRow; reason: string }[], pauseMs: number): Promise<void> {
    if (rows.length === 0) return;
    await this.db.query(
      `update outbox_parked set attempts = attempts + 1, reason = bad.reason,
         next_attempt_at = now() + least($3 * power(2, least(attempts, 20)), $4) * interval '1 millisecond'
       from unnest($1::bigint[], $2::text[]) as bad (position, reason) where outbox_parked.position = bad.position`,
      [rows.map(({ row }) => row.position), rows.map(({ reason }) => reason), pauseMs, LONGEST_PARK_MS],
    );
  }

  async backlog(): Promise<{ waiting: number; parked: number }> {
    const [row] = await this.db.query<{ waiting: string; parked: string }>(
      `select (select count(*) from outbox) as waiting, (select count(*) from outbox_parked) as parked`,
    );
    return { waiting: Number(row?.waiting), parked: Number(row?.parked) };
  }

  /** Forgets inbox rows older than this; gives how many, at most `limit`. */
  async pruneInbox(olderThanDays: number, limit: number): Promise<number> {
    const pruned = await this.db.query(
      `delete from inbox where ctid = any(array(
         select ctid from inbox where handled_at < now() - $1 * interval '1 day' limit $2)) returning 1`,
      [olderThanDays, limit],
    );
    return pruned.length;
  }
}
