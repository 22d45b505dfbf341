import { type Migration, systemTable } from '@akkoord/persistence';

/** Returns the ERP takes back, and returns that take the place of others; a delivery waits for the one it takes the place of. */
export const withdrawals: Migration = {
  name: '0006-withdrawals',
  up: `
  alter table submitted_return add column supersedes text;
  alter table delivery
    add column after_return_id uuid,
    drop constraint delivery_state_check,
    add constraint delivery_state_check check (state in ('queued', 'delivered', 'refused', 'withdrawn'));

  create table withdrawal (
    return_id uuid primary key,
    tenant text not null,
    environment_id uuid not null,
    reason text,
    state text not null default 'queued' check (state in ('queued', 'done', 'refused')),
    attempt integer not null default 0,
    requested_at timestamptz not null,
    next_attempt_at timestamptz not null default now(),
    problem jsonb,
    ended_at timestamptz
  );
  create index withdrawal_due on withdrawal (next_attempt_at) where state = 'queued';
  ${systemTable('withdrawal')}`,
};
