import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import type { WaitingFilings } from './outlook.js';

interface Row {
  readonly kind: WaitingFilings['kind'];
  readonly start: string | null;
  readonly end: string | null;
  readonly residence: Exclude<WaitingFilings['residence'], undefined> | null;
  readonly filings: number;
  readonly next: Date | null;
}

/** What waits for the authority after a failure, and what stopped. */
@Injectable()
export class WaitingRepository {
  async waiting(tx: Transaction): Promise<WaitingFilings[]> {
    const rows = await tx.query<Row>(
      `select kind, period_start::text as start, period_end::text as "end", residence, count(*)::int as filings, min(next_attempt_at) as next
       from submission
       where tenant = $1 and failing_since is not null and phase in ('waiting', 'attempting', 'unresolved')
       group by kind, period_start, period_end, residence order by period_end, kind`,
      [tx.tenant],
    );
    return rows.map(({ kind, start, end, residence, filings, next }) => ({
      kind,
      period: start !== null && end !== null ? { start, end } : undefined,
      residence: residence ?? undefined,
      filings,
      nextAttemptAt: next ?? undefined,
    }));
  }

  /** How many wait for a person. */
  async stopped(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from job where tenant = $1 and lane = 'attention'`,
      [tx.tenant],
    );
    return row?.count ?? 0;
  }
}
