import type { Leadership, Transaction } from '@akkoord/persistence';
import { LONGEST_PAUSE_MS, pauseAfter } from './retry.js';
import type { DueTimer, TimerKind } from './timer.js';

/** A timer to look at: whose, and which. */
export interface TimerName {
  readonly tenant: string;
  readonly kind: TimerKind;
  readonly filingId: string;
  readonly key: string;
}

/** How many timers there are to come, are due, and failed at least once. */
export interface TimerCounts {
  readonly waiting: number;
  readonly due: number;
  readonly failing: number;
}

const NAME = 'tenant, kind, filing_id as "filingId", key';

/** $2 is now. */
const IS_DUE = `due_at <= $2 and (retry_at is null or retry_at <= $2 or retry_at > $2 + interval '${LONGEST_PAUSE_MS} milliseconds')`;

/** What the leading scheduler reads, over the connection that holds its right. */
export class DueTimers {
  constructor(private readonly db: Pick<Leadership, 'query'>) {}

  async databaseNow(): Promise<Date> {
    const [row] = await this.db.query<{ now: Date }>('select clock_timestamp() as now');
    return row!.now;
  }

  /** Timers of these kinds that are due, the oldest first. */
  due(kinds: readonly TimerKind[], now: Date, limit: number): Promise<TimerName[]> {
    return this.db.query(`select ${NAME} from timer where kind = any($1) and ${IS_DUE} order by due_at limit $3`, [
      kinds,
      now.toISOString(),
      limit,
    ]);
  }

  /** Offices that have something of these kinds to do. */
  offices(kinds: readonly TimerKind[], now: Date): Promise<{ tenant: string; kind: TimerKind }[]> {
    return this.db.query(`select distinct tenant, kind from timer where kind = any($1) and ${IS_DUE}`, [
      kinds,
      now.toISOString(),
    ]);
  }

  async counts(now: Date): Promise<TimerCounts> {
    const [row] = await this.db.query<Record<keyof TimerCounts, string>>(
      `select count(*) filter (where due_at > $1) as waiting, count(*) filter (where due_at <= $1) as due,
              count(*) filter (where attempts > 0) as failing from timer`,
      [now.toISOString()],
    );
    return { waiting: Number(row?.waiting), due: Number(row?.due), failing: Number(row?.failing) };
  }
}

/** Filings of an office with a timer of this kind that is due. */
export async function filingsDue(tx: Transaction, kind: TimerKind, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.query<{ filingId: string }>(
    `select distinct filing_id as "filingId" from timer where tenant = $1 and kind = $3 and ${IS_DUE} limit $4`,
    [tx.tenant, now.toISOString(), kind, limit],
  );
  return rows.map(({ filingId }) => filingId);
}

/** Removes the timers of these filings that are due and gives them: who removes them does what they are for. */
export async function takeDue(
  tx: Transaction,
  kind: TimerKind,
  filingIds: readonly string[],
  now: Date,
  key?: string,
): Promise<DueTimer[]> {
  return tx.query<DueTimer>(
    `delete from timer where tenant = $1 and kind = $3 and filing_id = any($4::uuid[]) and ($5::text is null or key = $5) and ${IS_DUE}
     returning ${NAME}, due_at as "dueAt", data`,
    [tx.tenant, now.toISOString(), kind, filingIds, key ?? null],
  );
}

/** Puts off a timer that failed, and says why in one word; gives how often it failed, or nothing when it is gone. */
export async function putOff(
  tx: Transaction,
  { kind, filingId, key }: TimerName,
  failure: string,
  now: Date,
): Promise<number | undefined> {
  const [row] = await tx.query<{ attempts: number }>(
    `update timer set attempts = attempts + 1, failure = $5
     where tenant = $1 and kind = $2 and filing_id = $3 and key = $4 returning attempts`,
    [tx.tenant, kind, filingId, key, failure],
  );
  if (!row) return undefined;
  await tx.query('update timer set retry_at = $5 where tenant = $1 and kind = $2 and filing_id = $3 and key = $4', [
    tx.tenant,
    kind,
    filingId,
    key,
    new Date(now.getTime() + pauseAfter(row.attempts)).toISOString(),
  ]);
  return row.attempts;
}
