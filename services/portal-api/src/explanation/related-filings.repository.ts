import type { FilingFacts } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** Another filing of the same organisation, as the portal knows it. */
export interface RelatedFiling {
  readonly facts: FilingFacts;
  /** Approved, sent or accepted: it counts as filed. */
  readonly isFiled: boolean;
}

const MOST = 60;

/** Filings of the organisation whose period touches these days, newest first; rejected, withdrawn and refused ones do not count. */
export function filingsAround(
  tx: Transaction,
  { organisationId, filingId, from, until }: { organisationId: string; filingId: string; from: string; until: string },
): Promise<RelatedFiling[]> {
  return tx.query<RelatedFiling>(
    `select facts, status in (50, 60, 70, 80) as "isFiled" from filing
     where organisation_id = $1 and filing_id <> $2 and facts is not null and status not in (40, 45, 90)
       and facts #>> '{period,end}' >= $3 and facts #>> '{period,start}' <= $4
     order by filing_id desc limit ${MOST}`,
    [organisationId, filingId, from, until],
  );
}
