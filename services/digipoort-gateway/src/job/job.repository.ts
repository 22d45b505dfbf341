import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@akkoord/persistence';
import { RECORD_COLUMNS, type SubmissionRecord } from '../submission/submission.record.js';

/** Sending (and finding out what became of it), following to the end state, or waiting for a person. */
export type LaneName = 'submit' | 'follow' | 'attention';

/** A submission somebody holds a lease on. */
export interface ClaimedJob extends SubmissionRecord {
  readonly tenant: string;
  readonly fence: string;
  readonly tries: number;
  /** When it came into its lane. */
  readonly since: Date;
}

/** What was claimed, and when the next one of the lane is due. */
export interface Claim {
  readonly jobs: readonly ClaimedJob[];
  readonly nextInMs: number | undefined;
}

/** A claimed job, or nothing but when the next one is due. */
type ClaimRow = { readonly next_in_ms: number | null } & (ClaimedJob | { readonly filing_id: null });

/** When and where a job goes on; without a lane it is done. */
export interface JobChange {
  readonly filingId: string;
  readonly lane?: LaneName;
  readonly delayMs?: number;
  readonly tries?: number;
  /** The lease under which it is changed, where nothing else tells that somebody took over since; such a change is left out. */
  readonly fence?: string;
}

/** What waits in a lane. */
export interface LaneLoad {
  readonly lane: LaneName;
  readonly count: number;
  readonly oldestSeconds: number;
}

/** Rows of `job`: leases are times in the database's clock, so that workers need not agree on theirs. */
@Injectable()
export class JobRepository {
  constructor(private readonly database: Database) {}

  /** New work for the submit lane, due at once. */
  async insert(tx: Transaction, filingIds: readonly string[]): Promise<void> {
    await tx.query(
      `insert into job (tenant, filing_id, lane) select $1, unnest($2::uuid[]), 'submit' on conflict do nothing`,
      [tx.tenant, filingIds],
    );
  }

  /** Which of these offices have due work. */
  async officesWithDueWork(lane: LaneName, tenants: readonly string[]): Promise<string[]> {
    if (tenants.length === 0) return [];
    const rows = await this.database.inSystem((tx) =>
      tx.query<{ tenant: string }>(
        `select t.tenant from unnest($2::text[]) as t (tenant)
         where exists (select from job j where j.tenant = t.tenant and j.lane = $1 and j.due_at <= now())`,
        [lane, tenants],
      ),
    );
    return rows.map(({ tenant }) => tenant);
  }

  /** Takes a lease on due jobs of one office, and says when the next one is due: one statement, which finds the due ones as they were before. */
  async claim(tenant: string, lane: LaneName, limit: number, leaseMs: number): Promise<Claim> {
    const rows = await this.database.inTenant(tenant, (tx) =>
      tx.query<ClaimRow>(
        `with due as (select filing_id from job where tenant = $1 and lane = $2 and due_at <= now()
                      order by due_at limit $3 for update skip locked),
              held as (update job j set fence = j.fence + 1, due_at = now() + $4 * interval '1 millisecond'
                       from due where j.tenant = $1 and j.filing_id = due.filing_id
                       returning j.tenant, j.filing_id, j.fence, j.tries, j.since)
         select next.ms as next_in_ms, claimed.* from (
           select ceil(extract(epoch from min(due_at) - now()) * 1000)::float8 as ms from job
           where tenant = $1 and lane = $2 and filing_id not in (select filing_id from due)) as next
         left join (
           select ${RECORD_COLUMNS}, held.tenant, held.fence, held.tries, held.since from held
           join submission s on s.tenant = held.tenant and s.filing_id = held.filing_id
           left join attempt a on a.tenant = s.tenant and a.filing_id = s.filing_id and a.id = s.attempt_id) as claimed on true`,
        [tenant, lane, limit, leaseMs],
      ),
    );
    const jobs = rows.filter((row): row is ClaimRow & ClaimedJob => row.filing_id !== null);
    if (jobs.length === limit) return { jobs, nextInMs: 0 };
    const nextMs = rows[0]?.next_in_ms ?? undefined;
    if (jobs.length === 0) return { jobs, nextInMs: nextMs };
    return { jobs, nextInMs: Math.min(nextMs ?? leaseMs, leaseMs) };
  }

  /** Prolongs leases that are still held; a job that somebody else took over is left alone. */
  async prolong(jobs: readonly ClaimedJob[], leaseMs: number): Promise<void> {
    if (jobs.length === 0) return;
    await this.database.inSystem((tx) =>
      tx.query(
        `with held as (select j.tenant, j.filing_id from job j
                       join unnest($1::text[], $2::uuid[], $3::bigint[]) as h (tenant, filing_id, fence)
                         on h.tenant = j.tenant and h.filing_id = j.filing_id and h.fence = j.fence
                       for update of j skip locked)
         update job j set due_at = now() + $4 * interval '1 millisecond' from held
         where j.tenant = held.tenant and j.filing_id = held.filing_id`,
        [
          jobs.map(({ tenant }) => tenant),
          jobs.map(({ filing_id }) => filing_id),
          jobs.map(({ fence }) => fence),
          leaseMs,
        ],
      ),
    );
  }

  /** Moves jobs on, or removes those that are done; their leases end. */
  async change(tx: Transaction, changes: readonly JobChange[]): Promise<void> {
    const done = changes.filter(({ lane }) => lane === undefined);
    const kept = changes.filter(({ lane }) => lane !== undefined);
    if (done.length > 0) {
      await tx.query('delete from job where tenant = $1 and filing_id = any($2::uuid[])', [
        tx.tenant,
        done.map(({ filingId }) => filingId),
      ]);
    }
    if (kept.length === 0) return;
    await tx.query(
      `update job j set lane = c.lane, due_at = now() + c.delay * interval '1 millisecond', tries = c.tries, fence = j.fence + 1,
         since = case when j.lane = c.lane then j.since else now() end
       from unnest($2::uuid[], $3::text[], $4::float8[], $5::int[], $6::bigint[]) as c (filing_id, lane, delay, tries, fence)
       where j.tenant = $1 and j.filing_id = c.filing_id and j.fence = coalesce(c.fence, j.fence)`,
      [
        tx.tenant,
        kept.map(({ filingId }) => filingId),
        kept.map(({ lane }) => lane),
        kept.map(({ delayMs }) => delayMs ?? 0),
        kept.map(({ tries }) => tries ?? 0),
        kept.map(({ fence }) => fence ?? null),
      ],
    );
  }

  /** Lets go at once those who waited for one of these taxpayers and kinds. */
  async release(tx: Transaction, pairs: readonly { taxpayer: string; kind: string }[]): Promise<number> {
    if (pairs.length === 0) return 0;
    const released = await tx.query(
      `update job j set due_at = now() from submission s
       join unnest($2::text[], $3::text[]) as p (taxpayer, kind) on s.taxpayer = p.taxpayer and s.kind = p.kind
       where s.tenant = $1 and s.held_up and j.tenant = s.tenant and j.filing_id = s.filing_id and j.lane = 'submit'
       returning j.filing_id`,
      [tx.tenant, pairs.map(({ taxpayer }) => taxpayer), pairs.map(({ kind }) => kind)],
    );
    return released.length;
  }

  /**
   * Lets go, spread over `spreadMs`, those who wait for the authority after a failure. What is due within a lease is left
   * alone: somebody may be holding it.
   */
  async hurry(tx: Transaction, leaseMs: number, spreadMs: number): Promise<number> {
    const hurried = await tx.query(
      `update job j set due_at = now() + random() * $3 * interval '1 millisecond' from submission s
       where s.tenant = $1 and s.failing_since is not null and s.phase in ('waiting', 'unresolved') and j.tenant = s.tenant
         and j.filing_id = s.filing_id and j.lane = 'submit' and s.earlier_kenmerk is null
         and j.due_at > now() + $2 * interval '1 millisecond'
       returning j.filing_id`,
      [tx.tenant, leaseMs + 1000, spreadMs],
    );
    return hurried.length;
  }

  /** How many filings of the office of the transaction have not come to their end. */
  async unfinished(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ count: number }>('select count(*)::int as count from job where tenant = $1', [
      tx.tenant,
    ]);
    return row?.count ?? 0;
  }

  /** How much waits in each lane, over all offices, and how old the oldest is. */
  async load(): Promise<LaneLoad[]> {
    return this.database.inSystem((tx) =>
      tx.query<LaneLoad>(
        `select lane, count(*)::int as count, extract(epoch from now() - min(since))::float8 as "oldestSeconds" from job group by lane`,
      ),
    );
  }
}
