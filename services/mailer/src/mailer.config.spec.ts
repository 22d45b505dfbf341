import { describe, expect, it } from '@jest/globals';
import { ConfigurationInvalid, loadConfig } from '@akkoord/service-kit';
import { MailerConfig } from './mailer.config.js';

const load = (smtpUrl: string) =>
  loadConfig('mailer', MailerConfig, {
    AKKOORD_DATABASE_URL: 'postgres://x/y',
    AKKOORD_AMQP_URL: 'amqp://x',
    AKKOORD_INTERNAL_TOKEN: 't'.repeat(32),
    AKKOORD_CONNECTOR_URL: 'http://connector:8080',
    MAILER_FROM: 'portal@akkoord.example',
    MAILER_PORTAL_URL: 'https://portal.example',
    MAILER_SMTP_URL: smtpUrl,
  });

describe('the configuration of the mailer', () => {
  it('takes a mail server with a log-in', () => {
    expect(load('smtp://office%40mail.example:ge%2Fheim@mail.example:587').smtpUrl).toContain('mail.example:587');
  });

  it.each(['smtp://office:ge/heim@mail.example:587', 'smtp://office:100%geheim@mail.example:587'])(
    'tells of an address that cannot be read, and not the password in it: %s',
    (smtpUrl) => {
      expect(() => load(smtpUrl)).toThrow(ConfigurationInvalid);
      expect(() => load(smtpUrl)).toThrow(/MAILER_SMTP_URL must be an address that can be read/);
      expect(() => load(smtpUrl)).not.toThrow(/heim/);
    },
  );
});
