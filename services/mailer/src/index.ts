import { defineService } from '@akkoord/service-kit';
import { MailerConfig } from './mailer.config.js';
import { MailerModule } from './mailer.module.js';
import { mailerMigration } from './migrations/0001-mailer.js';
import { retentionMigration } from './migrations/0002-retention.js';
import { wordingMigration } from './migrations/0003-wording.js';

/** Mail to the people of an office and of its clients, about what they have to do and what became of it. */
export const mailer = defineService({
  name: 'mailer',
  config: MailerConfig,
  migrations: [mailerMigration, retentionMigration, wordingMigration],
  module: () => MailerModule,
});
