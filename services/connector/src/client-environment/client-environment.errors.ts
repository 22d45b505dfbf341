import { Refusal } from '@akkoord/service-kit';

/** The office has no such client environment. */
export class ClientEnvironmentNotFound extends Refusal {
  constructor() {
    super('CLIENT_ENVIRONMENT_NOT_FOUND', {
      status: 404,
      nl: 'Deze klantomgeving bestaat niet.',
      en: 'There is no such client environment.',
    });
  }
}
