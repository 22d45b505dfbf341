import type { Migration } from '@akkoord/persistence';

/** How long an approval may be undone is told by the workflow a filing follows (0020); what the office set before is read by nobody. */
export const noUndoSettingMigration: Migration = {
  name: '0090-no-undo-setting',
  up: 'drop table undo_setting;',
};
