import type { Migration } from '@akkoord/persistence';

/** The message whose place another takes: the sender's key as it was given, and the message it named. */
export const superseded: Migration = {
  name: '0030-superseded',
  up: `
  alter table message
    add column supersedes text,
    add column supersedes_id uuid,
    add constraint message_supersedes foreign key (tenant, supersedes_id) references message (tenant, id),
    add check ((supersedes is null) = (supersedes_id is null));`,
};
