import { tenantTable, type Migration } from '@akkoord/persistence';

/** Every certificate authority an office ever counted on: evidence has to lead to the root after the profile has changed. */
export const authorities: Migration = {
  name: '0005-authorities',
  up: `
  create table known_authority (
    tenant text not null,
    fingerprint text not null check (fingerprint ~ '^[0-9a-f]{64}$'),
    pem text not null,
    known_since timestamptz not null default now(),
    primary key (tenant, fingerprint));

  -- Before its rows are an office's own: a migration stands above the offices.
  select set_config('akkoord.scope', 'system', true);
  insert into known_authority (tenant, fingerprint, pem)
    select distinct c.tenant, encode(sha256(decode(regexp_replace(link, '-----[A-Z ]+-----|\\s', '', 'g'), 'base64')), 'hex'), link
    from certificate c, unnest(c.chain) as link
    on conflict do nothing;
  ${tenantTable('known_authority')}
  create trigger known_authority_stays before update or delete or truncate on known_authority
    for each statement execute function refuse_change();`,
};
