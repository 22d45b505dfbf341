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
