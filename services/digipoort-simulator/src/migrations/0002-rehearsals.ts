import { tenantTable, type Migration } from '@akkoord/persistence';

/** What a rehearsal needs: more outcomes, switches and a clock, marks of what was fetched, messages to fetch, and what came in. */
export const rehearsals: Migration = {
  name: '0002-rehearsals',
  up: `
alter table process drop constraint process_outcome_check;
alter table process add constraint process_outcome_check check (outcome in ('accepted', 'refused', 'xbrl-invalid',
  'validator-down', 'not-authorised', 'authorisation-down', 'delivery-refused', 'delivery-trouble', 'delivery-given-up'));
alter table process
  add column give_up_ms bigint not null default 259200000 check (give_up_ms >= 0),
  add column status_fate text not null default 'normal' check (status_fate in ('normal', 'fault', 'busy', 'overloaded'));
create index process_by_time on process (received_at desc);

-- A rule is for a party, a kind of message, a reference, or any mixture of them.
alter table instruction add column berichtsoort text, add column aanleverkenmerk text;

-- Switches and clock, each under its own name.
create table state (
  tenant text not null,
  name text not null,
  value jsonb not null,
  primary key (tenant, name)
);
${tenantTable('state')}

-- What was given to a certificate by the operations with "Nieuwe" in their name; statuses by their place in the sequence.
create table fetch_mark (
  tenant text not null,
  fingerprint text not null,
  kind text not null check (kind in ('status', 'message', 'list')),
  kenmerk text not null,
  position integer not null,
  primary key (fingerprint, kind, kenmerk, position)
);
${tenantTable('fetch_mark')}

-- What the ophaalservice has to give.
create table message (
  kenmerk text primary key,
  tenant text not null,
  oin text not null,
  berichtsoort text not null,
  berichtkenmerk text not null,
  aanleverkenmerk text,
  nummer text not null,
  number_type text not null,
  file_name text not null,
  content bytea not null,
  available_at timestamptz not null
);
create index message_of_party on message (oin, nummer, available_at);
${tenantTable('message')}

-- What came in and what went out, for people to look at; the oldest go.
create table received (
  number bigint generated always as identity primary key,
  id uuid not null unique,
  tenant text not null,
  summary jsonb not null,
  request bytea not null,
  reply bytea
);
-- Base64 does not get smaller by trying.
alter table received alter column request set storage external, alter column reply set storage external;
${tenantTable('received')}
`,
};
