import { Injectable } from '@nestjs/common';
import type { ContactChanged } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** A contact as stored. */
export type Contact = Readonly<Omit<ContactChanged, 'roles'>> & { readonly roles: ContactChanged['roles'] };

@Injectable()
export class ContactRepository {
  /** Gives the new version, or undefined when nothing changed. */
  async put(tx: Transaction, contact: Omit<Contact, 'version'>, now: Date): Promise<number | undefined> {
    const [changed] = await tx.query<{ version: number }>(
      `insert into contact as c (id, organisation_id, name, email, roles, is_active, approval_order, version, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, 1, $8)
       on conflict (tenant, id) do update
         set organisation_id = excluded.organisation_id, name = excluded.name, email = excluded.email,
           roles = excluded.roles, is_active = excluded.is_active,
           approval_order = excluded.approval_order, version = c.version + 1, changed_at = excluded.changed_at
         where (c.organisation_id, c.name, c.email, c.roles, c.is_active, c.approval_order)
           is distinct from (excluded.organisation_id, excluded.name, excluded.email, excluded.roles,
             excluded.is_active, excluded.approval_order)
       returning version`,
      [
        contact.contactId,
        contact.organisationId,
        contact.name,
        contact.email,
        contact.roles,
        contact.isActive,
        contact.approvalOrder ?? null,
        now,
      ],
    );
    return changed?.version;
  }

  async list(tx: Transaction): Promise<Contact[]> {
    const rows = await tx.query<Omit<Contact, 'approvalOrder'> & { readonly approvalOrder: number | null }>(
      `select id as "contactId", organisation_id as "organisationId", name, email, roles, is_active as "isActive",
              approval_order as "approvalOrder", version
       from contact order by name, id`,
    );
    return rows.map(({ approvalOrder, ...contact }) => ({
      ...contact,
      ...(approvalOrder === null ? {} : { approvalOrder }),
    }));
  }
}
