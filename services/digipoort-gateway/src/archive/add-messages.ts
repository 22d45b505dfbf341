import type { Transaction } from '@akkoord/persistence';
import type { ArchivedMessage } from './evidence.js';
import { inParts } from './in-parts.js';

/**
 * Adds rows of `archived_message`, which may be there already. The bytes travel as one value that the database cuts up, or as a few
 * when they are many: an array of them would be written as text, twice as long, and read sign by sign.
 */
export async function addMessages(
  tx: Transaction,
  messages: readonly ArchivedMessage[],
  largestPart?: number,
): Promise<void> {
  // In one order for everyone, or two transactions with the same messages would wait for each other.
  const sorted = [...messages].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1));
  for (const part of inParts(sorted, largestPart)) {
    const lengths = part.map(({ bytes }) => bytes.length);
    await tx.query(
      `insert into archived_message (tenant, sha256, bytes)
       select $1, sha256, substring($2::bytea from (ends - length + 1)::int for length)
       from (select sha256, length, place, sum(length) over (order by place) as ends
             from unnest($3::text[], $4::int[]) with ordinality as given (sha256, length, place)) as cut
       order by place on conflict do nothing`,
      [tx.tenant, Buffer.concat(part.map(({ bytes }) => bytes)), part.map(({ sha256 }) => sha256), lengths],
    );
  }
}
