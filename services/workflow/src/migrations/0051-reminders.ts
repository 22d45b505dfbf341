import { tenantTable, type Migration } from '@akkoord/persistence';

/** When an office is at work, and which contacts are one person. */
export const remindersMigration: Migration = {
  name: '0051-reminders',
  up: `
  -- Without a row: the usual hours (reminder/working-hours.ts).
  create table working_hours (
    tenant text not null primary key,
    days smallint[] not null check (cardinality(days) between 1 and 7 and days <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
    opens_at smallint not null check (opens_at between 0 and 1439),
    closes_at smallint not null check (closes_at > opens_at and closes_at <= 1440),
    works_on_public_holidays boolean not null,
    closed_on date[] not null check (cardinality(closed_on) <= 400),
    changed_at timestamptz not null
  );
  ${tenantTable('working_hours')}

  -- The same for all contacts of one person, so that he gets one digest: a digest of his address, which is not kept here. Null until
  -- the contact is announced again.
  alter table contact add column person_key text;`,
};
