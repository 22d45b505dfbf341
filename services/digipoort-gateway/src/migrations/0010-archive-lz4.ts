import type { Migration } from '@akkoord/persistence';

/** What is archived from now on is compressed by LZ4: as small as by PostgreSQL's own way, for a fraction of the work. A server built without it goes on as before. */
export const archiveLz4: Migration = {
  name: '0010-archive-lz4',
  up: `
  do $$ begin
    alter table archived_message alter column bytes set compression lz4;
  exception when feature_not_supported then null;
  end $$;`,
};
