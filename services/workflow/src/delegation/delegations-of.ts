import type { Transaction } from '@akkoord/persistence';
import type { Delegation } from './delegation.js';

const COLUMNS = `delegation_id as "delegationId", party, organisation_id as "organisationId", from_id as "fromId", to_id as "toId",
  starts_on::text as "startsOn", ends_on::text as "endsOn", revoked_at is not null as "isRevoked"`;

/** Delegations that count at an organisation: those between its contacts, and those between employees of the office. */
export async function delegationsOf(tx: Transaction, organisationId: string): Promise<Delegation[]> {
  const rows = await tx.query<Row>(
    `select ${COLUMNS} from delegation
     where revoked_at is null and ends_on >= current_date - 2 and (organisation_id = $1 or organisation_id is null)
     order by delegation_id`,
    [organisationId],
  );
  return rows.map(delegationOfRow);
}

/** A row of the table as `COLUMNS` gives it. */
type Row = Omit<Delegation, 'organisationId'> & { readonly organisationId: string | null };

function delegationOfRow({ organisationId, ...row }: Row): Delegation {
  return { ...row, ...(organisationId === null ? {} : { organisationId }) };
}
