import { Refusal } from '@akkoord/service-kit';

/** The same key was used for another document (G3). */
export class ExternalMessageIdReused extends Refusal {
  constructor() {
    super('EXTERNAL_MESSAGE_ID_REUSED', {
      status: 409,
      nl: 'Onder dit kenmerk is al een bericht met een andere inhoud geregistreerd. Gebruik voor een nieuw bericht een nieuw kenmerk.',
      en: 'A message with other content is already registered under this reference. Use a new reference for a new message.',
    });
  }
}

/** The content is not base64 as RFC 4648 section 4 writes it: alphabet, padding and no loose bits. */
export class ContentNotBase64 extends Refusal {
  constructor() {
    super('CONTENT_NOT_BASE64', {
      status: 400,
      nl: 'De inhoud van het bericht is geen geldige base64.',
      en: 'The content of the message is not valid base64.',
    });
  }
}

/** The bytes are not those the sender meant to send. */
export class ContentDamaged extends Refusal {
  constructor() {
    super('CONTENT_SHA256_MISMATCH', {
      status: 422,
      nl: 'De inhoud is onderweg beschadigd: de SHA-256 klopt niet. Stuur het bericht opnieuw.',
      en: 'The content was damaged on the way: its SHA-256 does not match. Send the message again.',
    });
  }
}

/** The document is not a filing that can be taken; code and findings are those of libs/xbrl and libs/tax, which never hold a VAT number. */
export class DocumentRefused extends Refusal {
  constructor(
    code: string,
    text: { readonly nl: string; readonly en: string },
    findings: readonly { readonly code: string; readonly details: object }[],
  ) {
    super(code, {
      status: code === 'XBRL_TOO_LARGE' ? 413 : 422,
      nl: text.nl,
      en: text.en,
      params: { findings: findings.slice(0, 20).map(({ code: found, details }) => ({ code: found, ...details })) },
    });
  }
}

/** Only what waits on the desk of unmatched messages can be linked by hand. */
export class MessageNotUnmatched extends Refusal {
  constructor() {
    super('MESSAGE_NOT_UNMATCHED', {
      status: 409,
      nl: 'Dit bericht wacht niet meer op een organisatie: het is al gekoppeld of ingetrokken.',
      en: 'This message no longer waits for an organisation: it was linked or withdrawn already.',
    });
  }
}

/** The message waits because the office does not let in its kind. */
export class MessageKindBlocked extends Refusal {
  constructor() {
    super('MESSAGE_KIND_BLOCKED', {
      status: 409,
      nl: 'Het kantoor laat deze berichtsoort nu niet toe. Laat eerst de berichtsoort toe; daarna gaat het bericht vanzelf verder.',
      en: 'The office does not let in this kind of message now. Let the kind in first; then the message goes on by itself.',
    });
  }
}

/** No such message, or one of another client environment: which of the two is nobody's business. */
export class MessageNotFound extends Refusal {
  constructor() {
    super('MESSAGE_NOT_FOUND', {
      status: 404,
      nl: 'Dit bericht bestaat niet.',
      en: 'There is no such message.',
    });
  }
}

/** The person named as the maker cannot be used. */
export class SubmitterIncorrect extends Refusal {
  constructor(field: 'email' | 'name') {
    super('MESSAGE_SUBMITTER_INCORRECT', {
      nl: 'De persoon in submittedBy klopt niet. Geef het e-mailadres waaronder het kantoor hem of haar kent en eventueel een naam, of laat submittedBy weg.',
      en: 'The person in submittedBy is not right. Give the e-mail address by which the office knows him or her and, if you like, a name, or leave submittedBy out.',
      params: { field: `submittedBy.${field}` },
    });
  }
}
