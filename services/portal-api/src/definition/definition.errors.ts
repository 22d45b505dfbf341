import { Refusal } from '@akkoord/service-kit';

/** There is no such kind of message to link. */
export class LinkKindUnknown extends Refusal {
  constructor() {
    super('LINK_KIND_UNKNOWN', {
      status: 404,
      nl: 'Deze berichtsoort bestaat niet. Kies all, vat-return, icp-statement of supplement.',
      en: 'There is no such kind of message. Choose all, vat-return, icp-statement or supplement.',
    });
  }
}
