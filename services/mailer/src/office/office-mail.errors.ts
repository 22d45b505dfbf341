import { Refusal } from '@akkoord/service-kit';

/** This kind of mail does not exist for these people. */
export class MailNotSwitchable extends Refusal {
  constructor(kind: string, audience: string) {
    super('MAIL_NOT_SWITCHABLE', {
      nl: 'Deze mail bestaat niet voor deze ontvangers. Kies er een uit de lijst van schakelaars.',
      en: 'This mail does not exist for these people. Choose one from the list of switches.',
      status: 422,
      params: { kind, audience },
    });
  }
}
