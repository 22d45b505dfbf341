import { Refusal } from '@akkoord/service-kit';

/** A status came for a message that is not in the register: nothing can be done with it, so it goes to the dead queue. */
export class StatusOfUnknownMessage extends Refusal {
  constructor(messageId: string) {
    super('STATUS_OF_UNKNOWN_MESSAGE', {
      status: 404,
      nl: 'Er kwam een status voor een bericht dat hier niet is geregistreerd.',
      en: 'A status came for a message that is not registered here.',
      params: { messageId },
    });
  }
}

/** The client environment asks from beyond its last position: it would wait for ever, so it has to hear that something is wrong. */
export class StatusPositionUnknown extends Refusal {
  constructor(lastPosition: number) {
    super('STATUS_POSITION_UNKNOWN', {
      status: 409,
      nl: 'Deze positie is nog niet uitgegeven. Begin opnieuw bij 0 of bij de laatste positie.',
      en: 'This position has not been given out yet. Start again from 0 or from the last position.',
      params: { lastPosition },
    });
  }
}
