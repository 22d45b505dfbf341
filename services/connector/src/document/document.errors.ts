import { Refusal } from '@akkoord/service-kit';

/** The office has no document with this SHA-256. */
export class DocumentNotFound extends Refusal {
  constructor() {
    super('DOCUMENT_NOT_FOUND', {
      status: 404,
      nl: 'Dit document bestaat niet.',
      en: 'There is no such document.',
    });
  }
}
