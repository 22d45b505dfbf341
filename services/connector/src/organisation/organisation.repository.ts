import { Injectable } from '@nestjs/common';
import type { IdentificationNumber, Residence } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

/** An organisation as stored. */
export interface Organisation {
  readonly organisationId: string;
  readonly name: string;
  readonly isActive: boolean;
  readonly residence: Residence;
  readonly version: number;
  readonly identificationNumbers: IdentificationNumber[];
}

@Injectable()
export class OrganisationRepository {
  /** Writes name, activity and residence; gives the new version, or undefined when nothing changed. */
  async put(
    tx: Transaction,
    organisation: Omit<Organisation, 'version' | 'identificationNumbers'>,
    now: Date,
  ): Promise<number | undefined> {
    const [changed] = await tx.query<{ version: number }>(
      `insert into organisation as o (id, name, is_active, residence, version, changed_at) values ($1, $2, $3, $4, 1, $5)
       on conflict (tenant, id) do update
         set name = excluded.name, is_active = excluded.is_active, residence = excluded.residence, version = o.version + 1,
           changed_at = excluded.changed_at
         where (o.name, o.is_active, o.residence) is distinct from (excluded.name, excluded.is_active, excluded.residence)
       returning version`,
      [organisation.organisationId, organisation.name, organisation.isActive, organisation.residence, now],
    );
    return changed?.version;
  }

  /** Replaces the numbers; gives the id of another organisation that has one of them, or undefined when all went well. */
  async putNumbers(tx: Transaction, id: string, numbers: readonly IdentificationNumber[]): Promise<string | undefined> {
    const [types, values] = [numbers.map(({ type }) => type), numbers.map(({ value }) => value)];
    await tx.query(
      `delete from identification_number where organisation_id = $1
         and (type, value) not in (select * from unnest($2::text[], $3::text[]))`,
      [id, types, values],
    );
    await tx.query(
      `insert into identification_number (type, value, organisation_id)
       select type, value, $1 from unnest($2::text[], $3::text[]) as given (type, value) order by 1, 2
       on conflict do nothing`,
      [id, types, values],
    );
    const [other] = await tx.query<{ id: string }>(
      `select organisation_id as id from identification_number
       where (type, value) in (select * from unnest($2::text[], $3::text[])) and organisation_id <> $1 limit 1`,
      [id, types, values],
    );
    return other?.id;
  }

  async list(tx: Transaction): Promise<Organisation[]> {
    return tx.query<Organisation>(
      `select o.id as "organisationId", o.name, o.is_active as "isActive", o.residence, o.version,
         coalesce(jsonb_agg(jsonb_build_object('type', n.type, 'value', n.value) order by n.type, n.value)
           filter (where n.value is not null), '[]') as "identificationNumbers"
       from organisation o left join identification_number n on n.organisation_id = o.id
       group by o.tenant, o.id order by o.name, o.id`,
    );
  }

  async exists(tx: Transaction, id: string): Promise<boolean> {
    return this.existAll(tx, [id]);
  }

  /** Whether the office has each of these, named once. */
  async existAll(tx: Transaction, ids: readonly string[]): Promise<boolean> {
    if (ids.length === 0) return true;
    return (await tx.query('select 1 from organisation where id = any($1::uuid[])', [ids])).length === ids.length;
  }
}
