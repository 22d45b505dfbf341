import { Refusal } from '@akkoord/service-kit';

/** The mailer did not answer in time; what was asked to change may have changed. */
export class MailAway extends Refusal {
  constructor(cause: unknown) {
    super('MAIL_AWAY', {
      nl: 'Het onderdeel voor e-mail antwoordt even niet. Probeer het over een paar seconden opnieuw; twee keer kan geen kwaad.',
      en: 'The part that sends mail does not answer for a moment. Try again in a few seconds; twice does no harm.',
      status: 503,
      params: { retryAfterSeconds: 3 },
      cause,
    });
  }
}
