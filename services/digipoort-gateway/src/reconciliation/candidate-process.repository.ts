import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import type { GivenStatus } from '../authority-status/authority-status.js';

/** A process of the authority that may be a filing's; nobody could tell from asking. */
export interface CandidateProcess {
  readonly kenmerk: string;
  readonly firstStatusAt: Date | undefined;
  readonly statuses: readonly GivenStatus[];
}

/** Candidates with the attempt they are candidates for. */
export interface Candidates {
  readonly attemptId: string;
  readonly processes: readonly CandidateProcess[];
}

interface Row {
  readonly attemptId: string;
  readonly kenmerk: string;
  readonly firstStatusAt: Date | null;
  readonly statuses: readonly (Omit<GivenStatus, 'at'> & { at: string })[];
}

/** Rows of `candidate_process`. */
@Injectable()
export class CandidateProcessRepository {
  /** Keeps what the last question brought to light; what an earlier one did stays as it was. */
  async keep(tx: Transaction, filingId: string, { attemptId, processes }: Candidates, seenAt: Date): Promise<void> {
    for (const { kenmerk, firstStatusAt, statuses } of processes) {
      await tx.query(
        `insert into candidate_process (tenant, filing_id, attempt_id, kenmerk, first_status_at, statuses, seen_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (tenant, filing_id, attempt_id, kenmerk) do update
           set first_status_at = excluded.first_status_at, statuses = excluded.statuses, seen_at = excluded.seen_at`,
        [tx.tenant, filingId, attemptId, kenmerk, firstStatusAt ?? null, JSON.stringify(statuses), seenAt],
      );
    }
  }

  /** Those of the last question about the open attempt of a filing that waits for a person; undefined when there is nothing to choose. */
  async of(tx: Transaction, filingId: string): Promise<Candidates | undefined> {
    const rows = await tx.query<Row>(
      `select c.attempt_id as "attemptId", c.kenmerk, c.first_status_at as "firstStatusAt", c.statuses
       from submission s join candidate_process c
         on c.tenant = s.tenant and c.filing_id = s.filing_id and c.attempt_id = s.attempt_id
       where s.tenant = $1 and s.filing_id = $2 and s.phase = 'attention'
         and c.seen_at = (select max(seen_at) from candidate_process
                          where tenant = s.tenant and filing_id = s.filing_id and attempt_id = s.attempt_id)
       order by c.first_status_at nulls last, c.kenmerk`,
      [tx.tenant, filingId],
    );
    const [first] = rows;
    if (!first) return undefined;
    const processes = rows.map(({ kenmerk, firstStatusAt, statuses }) => ({
      kenmerk,
      firstStatusAt: firstStatusAt ?? undefined,
      statuses: statuses.map((status) => ({ ...status, at: new Date(status.at) })),
    }));
    return { attemptId: first.attemptId, processes };
  }
}
