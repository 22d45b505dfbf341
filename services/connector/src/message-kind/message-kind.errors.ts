import { Refusal } from '@akkoord/service-kit';

/** There is no such kind of message (berichtsoort). */
export class MessageKindUnknown extends Refusal {
  constructor() {
    super('MESSAGE_KIND_UNKNOWN', {
      status: 404,
      nl: 'Deze berichtsoort bestaat niet.',
      en: 'There is no such kind of message.',
    });
  }
}
