import type { Migration } from '@akkoord/persistence';

/** Where an organisation lives or is established for VAT, by which its terms go. */
export const residence: Migration = {
  name: '0090-residence',
  up: `alter table organisation add column residence text not null default 'resident' check (residence in ('resident', 'non-resident'));`,
};
