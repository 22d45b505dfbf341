import { Refusal } from '@akkoord/service-kit';

/** The workflow did not answer in time. Asking and setting again does no harm. */
export class RemindersUnconfirmed extends Refusal {
  constructor(cause: unknown) {
    super('REMINDERS_UNCONFIRMED', {
      nl: 'Er is nog geen antwoord. Probeer het over enkele seconden opnieuw. Twee keer kan geen kwaad.',
      en: 'There is no answer yet. Try again in a few seconds. Twice does no harm.',
      status: 503,
      params: { retryAfterSeconds: 3 },
      cause,
    });
  }
}
