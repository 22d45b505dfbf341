import type { Migration } from '@akkoord/persistence';

/** A person may say what became of a filing that the authority cannot be asked about. */
export const settledByPerson: Migration = {
  name: '0011-settled-by-person',
  up: `
  alter table filing_command drop constraint filing_command_command_check;
  alter table filing_command
    add constraint filing_command_command_check check (command in ('release', 'claim', 'disown', 'confirm', 'deny'));
  -- Who looked there need not have been told the kenmerk.
  alter table submission drop constraint submission_check1, add constraint submission_sent_kenmerk check (kenmerk is not null or phase <> 'sent');`,
};
