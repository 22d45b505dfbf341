import { Refusal } from '@akkoord/service-kit';

/** The request that was asked for is not kept: only the newest are. */
export class ReceivedUnknown extends Refusal {
  constructor() {
    super('RECEIVED_UNKNOWN', {
      nl: 'Dit verzoek is niet (meer) bewaard: alleen de nieuwste blijven.',
      en: 'This request is not kept, or no longer: only the newest stay.',
      status: 404,
    });
  }
}
