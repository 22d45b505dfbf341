import { tenantTable, type Migration } from '@akkoord/persistence';

/** What an office says in its own words (docs/adr/0027). */
export const wordingMigration: Migration = {
  name: '0003-wording',
  up: `
  create table mail_wording (
    tenant text not null,
    kind text not null,
    audience text not null check (audience in ('client', 'office')),
    language text not null check (language in ('nl', 'en')),
    -- All three absent: the office went back to the product's words; who did and when stays.
    -- Twice what the contract lets through: it counts an emoji and what colours it as one.
    subject text check (char_length(subject) between 1 and 300),
    opening text check (char_length(opening) between 1 and 3000),
    closing text check (char_length(closing) between 1 and 3000),
    changed_by uuid not null,
    changed_at timestamptz not null,
    primary key (tenant, kind, audience, language)
  );
  ${tenantTable('mail_wording')}`,
};
