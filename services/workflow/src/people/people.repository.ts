import type { ContactChanged, OrganisationChanged } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** Keeps the newest version of each contact; an older one that arrives later changes nothing. */
export async function keepContacts(tx: Transaction, contacts: readonly ContactChanged[]): Promise<void> {
  const newest = newestPerKey(contacts, ({ contactId }) => contactId);
  await tx.query(
    `insert into contact as kept (tenant, contact_id, organisation_id, roles, is_active, version)
     select $1, c."contactId", c."organisationId", c.roles, c."isActive", c.version
     from jsonb_to_recordset($2::jsonb)
       as c("contactId" uuid, "organisationId" uuid, roles text[], "isActive" boolean, version int)
     on conflict (tenant, contact_id) do update
       set organisation_id = excluded.organisation_id, roles = excluded.roles,
           is_active = excluded.is_active, version = excluded.version
       where kept.version < excluded.version`,
    [tx.tenant, JSON.stringify(newest)],
  );
}

/** Keeps the newest version of each organisation. */
export async function keepOrganisations(tx: Transaction, organisations: readonly OrganisationChanged[]): Promise<void> {
  const newest = newestPerKey(organisations, ({ organisationId }) => organisationId);
  await tx.query(
    `insert into organisation as kept (tenant, organisation_id, name, is_active, version)
     select $1, o."organisationId", o.name, o."isActive", o.version
     from jsonb_to_recordset($2::jsonb) as o("organisationId" uuid, name text, "isActive" boolean, version int)
     on conflict (tenant, organisation_id) do update
       set name = excluded.name, is_active = excluded.is_active, version = excluded.version
       where kept.version < excluded.version`,
    [tx.tenant, JSON.stringify(newest)],
  );
}

/** Contacts who may decide, per organisation. */
export async function approversOf(
  tx: Transaction,
  organisationIds: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  const rows = await tx.query<{ organisationId: string; contactIds: string[] }>(
    `select organisation_id as "organisationId", array_agg(contact_id::text order by contact_id) as "contactIds"
     from contact where organisation_id = any($1::uuid[]) and is_active and 'approver' = any(roles)
     group by organisation_id`,
    [[...new Set(organisationIds)]],
  );
  return new Map(rows.map((row) => [row.organisationId, row.contactIds]));
}

/** One per key, the highest version; in order of key, so that batches that meet lock rows in the same order. */
function newestPerKey<T extends { version: number }>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const newest = new Map<string, T>();
  for (const item of items) {
    if ((newest.get(keyOf(item))?.version ?? 0) < item.version) newest.set(keyOf(item), item);
  }
  return [...newest.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
