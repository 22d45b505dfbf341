import { tenantTable, type Migration } from '@akkoord/persistence';

/** Processes that may be a filing's when asking did not settle it, and what a person said about them. */
export const claims: Migration = {
  name: '0004-claims',
  up: `
  create table candidate_process (
    tenant text not null,
    filing_id uuid not null,
    attempt_id uuid not null,
    kenmerk text not null,
    first_status_at timestamptz,
    -- As the authority gave them, verbatim.
    statuses jsonb not null,
    seen_at timestamptz not null,
    primary key (tenant, filing_id, attempt_id, kenmerk),
    foreign key (tenant, filing_id) references submission);
  ${tenantTable('candidate_process')}

  alter table filing_command drop constraint filing_command_command_check;
  alter table filing_command
    add constraint filing_command_command_check check (command in ('release', 'claim', 'disown')),
    add column kenmerken text[];`,
};
