import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';

/**
 * Whose turn it is: everything that begins or ends a block of an organisation's filings happens one after the other, from here until
 * the transaction ends. Taken before any row is locked, in a statement of its own: what is read after it is what the former holder left.
 */
@Injectable()
export class OrganisationTurns {
  /** Takes the turns of organisations. */
  async take(tx: Transaction, organisationIds: readonly string[]): Promise<void> {
    await tx.query('select take_turns($1, $2::uuid[])', [tx.tenant, [...new Set(organisationIds)]]);
  }

  /**
   * Takes the turns of the organisations of these filings, and gives the filings that are there, in lower case. Leave the others alone: one that comes
   * in just after this was asked has no turn taken for it. A filing never changes its organisation.
   */
  async takeOfFilings(tx: Transaction, filingIds: readonly string[]): Promise<ReadonlySet<string>> {
    const [row] = await tx.query<{ found: string[] | null }>(
      `select found, take_turns($1, organisations)
       from (select array_agg(filing_id::text) as found, array_agg(distinct organisation_id) as organisations
             from approval where filing_id = any($2::uuid[])) as filings`,
      [tx.tenant, filingIds],
    );
    return new Set(row?.found ?? []);
  }
}
