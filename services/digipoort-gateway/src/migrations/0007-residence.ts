import type { Migration } from '@akkoord/persistence';

/** Where the entrepreneur is a resident, for the deadlines of what waits; null: a resident of the Netherlands, or taken before it was kept. */
export const residence: Migration = {
  name: '0007-residence',
  up: `alter table submission add column residence text check (residence in ('resident', 'non-resident'));`,
};
