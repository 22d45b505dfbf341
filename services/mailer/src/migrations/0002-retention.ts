import { systemTable, type Migration } from '@akkoord/persistence';

/** Content and address of a mail are kept for a time (docs/adr/0026); that it was sent, when, about what and to whom by id stays. */
export const retentionMigration: Migration = {
  name: '0002-retention',
  up: `
  alter table mail add column erased_at timestamptz;
  create index mail_to_erase on mail (tenant, changed_at) where erased_at is null and state <> 'waiting';

  -- Which offices have mail is asked for all at once; mails themselves are seen by their own office only.
  create table mail_office (
    tenant text not null,
    primary key (tenant)
  );
  ${systemTable('mail_office')}
  alter table mail no force row level security;
  alter table mail_office no force row level security;
  insert into mail_office select distinct tenant from mail;
  alter table mail force row level security;
  alter table mail_office force row level security;`,
};
