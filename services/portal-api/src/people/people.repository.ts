import type { ContactChanged, OrganisationChanged, OrganisationReference } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { normaliseEmail, type Account } from '../account/account.js';

/** Keeps the newest version of each contact; an older one that arrives later changes nothing. */
export async function keepContacts(tx: Transaction, contacts: readonly ContactChanged[]): Promise<void> {
  const newest = newestPerKey(contacts, ({ contactId }) => contactId);
  await tx.query(
    `insert into contact as kept (tenant, contact_id, organisation_id, name, email, roles, is_active, version)
     select $1, c."contactId", c."organisationId", c.name, c.email, c.roles, c."isActive", c.version
     from jsonb_to_recordset($2::jsonb) as c("contactId" uuid, "organisationId" uuid, name text, email text,
                                             roles text[], "isActive" boolean, version int)
     on conflict (tenant, contact_id) do update
       set organisation_id = excluded.organisation_id, name = excluded.name, email = excluded.email,
           roles = excluded.roles, is_active = excluded.is_active, version = excluded.version
       where kept.version < excluded.version`,
    [tx.tenant, JSON.stringify(newest.map((contact) => ({ ...contact, email: normaliseEmail(contact.email) })))],
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

/** The organisations a person sees: all of the office, or those he is an active contact of. */
export async function organisationsOf(
  tx: Transaction,
  { site, email }: Pick<Account, 'site' | 'email'>,
): Promise<OrganisationReference[]> {
  return tx.query<OrganisationReference>(
    `select o.organisation_id as "organisationId", o.name from organisation o
     where o.is_active and ($1 = 'office' or exists (
       select from contact c where c.organisation_id = o.organisation_id and c.email = $2 and c.is_active))
     order by o.name limit 500`,
    [site, email],
  );
}

/** One per key, the highest version; in order of key, so that batches that meet lock rows in the same order. */
function newestPerKey<T extends { version: number }>(items: readonly T[], keyOf: (item: T) => string): T[] {
  const newest = new Map<string, T>();
  for (const item of items) {
    if ((newest.get(keyOf(item))?.version ?? 0) < item.version) newest.set(keyOf(item), item);
  }
  return [...newest.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}
