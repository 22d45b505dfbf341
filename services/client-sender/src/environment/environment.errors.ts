import { Refusal } from '@akkoord/service-kit';

/** No ERP token, or one that is unknown, revoked or expired. */
export class ErpTokenInvalid extends Refusal {
  constructor() {
    super('ERP_TOKEN_INVALID', {
      nl: 'Het ERP-token ontbreekt, is onbekend, ingetrokken of verlopen.',
      en: 'The ERP token is missing, unknown, revoked or expired.',
      status: 401,
    });
  }
}

/** A client environment stays with the office it was set up for. */
export class EnvironmentOfAnotherOffice extends Refusal {
  constructor() {
    super('ENVIRONMENT_OF_ANOTHER_OFFICE', {
      nl: 'Deze klantomgeving is ingericht voor een ander kantoor. Gebruik een nieuw id.',
      en: 'This client environment is set up for another office. Use a new id.',
      status: 409,
    });
  }
}

/** A token belongs to one client environment: with it an ERP would end up in the other's. */
export class ErpTokenTaken extends Refusal {
  constructor() {
    super('ERP_TOKEN_TAKEN', {
      nl: 'Dit ERP-token hoort al bij een andere klantomgeving. Maak een nieuw token.',
      en: 'This ERP token belongs to another client environment already. Make a new token.',
      status: 409,
    });
  }
}
