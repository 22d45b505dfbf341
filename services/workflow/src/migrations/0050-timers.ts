import { systemTable, type Migration } from '@akkoord/persistence';

/**
 * What has to happen later, once, unless it is cancelled. The scheduler looks for all offices at once, so this is a system table: it
 * names filings and moments, never what stands in a filing or who a person is.
 */
export const timersMigration: Migration = {
  name: '0050-timers',
  up: `
  create table timer (
    tenant text not null,
    filing_id uuid not null,
    kind text not null,
    key text not null,
    due_at timestamptz not null,
    data jsonb not null,
    attempts integer not null default 0,
    retry_at timestamptz,
    failure text,
    primary key (tenant, filing_id, kind, key)
  ) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);
  create index timer_due on timer (due_at);
  ${systemTable('timer')}`,
};
