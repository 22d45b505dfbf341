import { Refusal } from '@akkoord/service-kit';

/** The office has no such message. */
export class MessageNotFound extends Refusal {
  constructor() {
    super('MESSAGE_NOT_FOUND', {
      nl: 'Dit bericht van de Belastingdienst is hier niet.',
      en: 'This message of the tax office is not here.',
      status: 404,
    });
  }
}

/** Another call is looking for this office. */
export class MessagesBeingFetched extends Refusal {
  constructor() {
    super('MESSAGES_BEING_FETCHED', {
      nl: 'De berichten worden al opgehaald. Kijk over een minuut opnieuw.',
      en: 'The messages are being fetched already. Look again in a minute.',
      status: 409,
    });
  }
}
