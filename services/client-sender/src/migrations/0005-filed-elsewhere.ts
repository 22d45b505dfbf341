import type { Migration } from '@akkoord/persistence';

/** The statement with a supplement that the return it corrects was filed another way. */
export const filedElsewhere: Migration = {
  name: '0005-filed-elsewhere',
  up: `alter table submitted_return add column return_filed_elsewhere boolean not null default false;`,
};
