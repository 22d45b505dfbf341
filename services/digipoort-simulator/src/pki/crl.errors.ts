import { Refusal } from '@akkoord/service-kit';

/** There is no authority of that name. */
export class CrlUnknown extends Refusal {
  constructor() {
    super('CRL_UNKNOWN', {
      nl: 'Deze lijst van ingetrokken certificaten is er niet: kies root.crl, domain.crl of provider.crl.',
      en: 'There is no such list of revoked certificates: choose root.crl, domain.crl or provider.crl.',
      status: 404,
    });
  }
}
