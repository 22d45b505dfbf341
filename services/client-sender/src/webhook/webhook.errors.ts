import { Refusal } from '@akkoord/service-kit';

/** The address may not be called from here. */
export class WebhookAddressRefused extends Refusal {
  constructor() {
    super('WEBHOOK_ADDRESS_REFUSED', {
      nl: 'Dit adres mag geen webhook zijn: gebruik https naar een openbaar adres, zonder naam of wachtwoord erin.',
      en: 'This address cannot be a webhook: use https to a public address, without a user name or password in it.',
    });
  }
}

/** No webhook is set for this environment. */
export class WebhookUnknown extends Refusal {
  constructor() {
    super('WEBHOOK_UNKNOWN', {
      nl: 'Voor deze klantomgeving is geen webhook ingesteld.',
      en: 'No webhook is set for this client environment.',
      status: 404,
    });
  }
}
