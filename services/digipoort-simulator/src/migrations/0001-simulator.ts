import { tenantTable, type Migration } from '@akkoord/persistence';

/** The simulator stands outside every office; its rows carry the number no office has. */
export const SIMULATOR_TENANT = '00000';

export const simulatorTables: Migration = {
  name: '0001-simulator',
  up: `
create table process (
  kenmerk text primary key,
  tenant text not null,
  oin text not null,
  message_id text not null,
  berichtsoort text not null,
  aanleverkenmerk text,
  nummer text not null,
  number_type text not null,
  period_start date,
  period_end date,
  document_sha256 text not null,
  document_size integer not null,
  outcome text not null check (outcome in ('accepted', 'refused', 'xbrl-invalid', 'not-authorised', 'delivery-refused')),
  foutcode text,
  foutbeschrijving text,
  statusdetails text,
  step_ms integer not null check (step_ms >= 0),
  received_at timestamptz not null
);
create index process_of_party on process (oin, berichtsoort, nummer, received_at);
create index process_by_reference on process (aanleverkenmerk);
${tenantTable('process')}

-- What the next calls are to bring: per party number, or for whoever comes first.
create table instruction (
  id uuid primary key,
  tenant text not null,
  operation text not null,
  nummer text,
  content jsonb not null,
  uses_left integer check (uses_left >= 0),
  created_at timestamptz not null default now()
);
${tenantTable('instruction')}
`,
};
