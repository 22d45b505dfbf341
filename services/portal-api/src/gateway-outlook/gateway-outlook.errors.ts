import { Refusal } from '@akkoord/service-kit';

/** The gateway does not answer now; what was asked to do may have been done. */
export class GatewayAway extends Refusal {
  constructor(cause: unknown) {
    super('GATEWAY_AWAY', {
      nl: 'Het onderdeel dat aangiften verstuurt antwoordt even niet. Probeer het over een paar seconden opnieuw; twee keer kan geen kwaad.',
      en: 'The part that sends filings does not answer for a moment. Try again in a few seconds; twice does no harm.',
      status: 503,
      params: { retryAfterSeconds: 3 },
      cause,
    });
  }
}

/** Only the office can do this. */
export class OfficeOnly extends Refusal {
  constructor() {
    super('OFFICE_ONLY', {
      nl: 'Dit is alleen voor uw kantoor. Neem contact op met uw kantoor.',
      en: 'This is for your office only. Contact your office.',
      status: 403,
    });
  }
}
