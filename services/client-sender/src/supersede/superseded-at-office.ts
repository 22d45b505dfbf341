import type { Transaction } from '@akkoord/persistence';

/** More versions of one return than this nobody makes; it ends a circle, too. */
const MOST_VERSIONS = 100;

/**
 * Reference of the version at the office whose place a return takes, beginning at the one its ERP named: a version that the office
 * never got (taken back before it left, refused by the connector) hands on the one it was to take the place of.
 */
export async function supersededAtOffice(
  tx: Transaction,
  environmentId: string,
  reference: string,
): Promise<string | undefined> {
  let named: string | null = reference;
  for (let seen = 0; named !== null && seen < MOST_VERSIONS; seen += 1) {
    const [row]: { state: string; supersedes: string | null }[] = await tx.query(
      `select d.state, r.supersedes from submitted_return r join delivery d on d.return_id = r.id
       where r.environment_id = $1 and r.reference = $2`,
      [environmentId, named],
    );
    if (!row) return undefined;
    if (row.state === 'delivered') return named;
    named = row.supersedes;
  }
  return undefined;
}
