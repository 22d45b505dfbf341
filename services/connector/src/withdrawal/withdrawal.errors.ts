import { Refusal } from '@akkoord/service-kit';

/** The workflow has not heard of the message yet: it is on its way there, and the withdrawal has to be asked again. */
export class MessageOnItsWay extends Refusal {
  constructor() {
    super('MESSAGE_ON_ITS_WAY', {
      status: 503,
      nl: 'Het bericht is net binnen en wordt nog verwerkt. Probeer het over een paar seconden opnieuw.',
      en: 'The message has just come in and is still being processed. Try again in a few seconds.',
      params: { retryAfterSeconds: 1 },
    });
  }
}
