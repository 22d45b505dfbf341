import { Refusal } from '@akkoord/service-kit';

/** There is no such filing, or it is not this person's: the answer does not tell which. */
export class FilingNotFound extends Refusal {
  constructor() {
    super('FILING_NOT_FOUND', {
      nl: 'Dit bericht bestaat hier niet.',
      en: 'This filing does not exist here.',
      status: 404,
    });
  }
}

/** The workflow did not answer in time: the decision may have been taken, or may yet be. Repeating it does no harm. */
export class DecisionUnconfirmed extends Refusal {
  constructor(cause: unknown) {
    super('DECISION_UNCONFIRMED', {
      nl: 'Er is nog geen bevestiging. Uw beslissing kan alsnog aankomen: kijk of de status verandert, of probeer het opnieuw. Twee keer beslissen kan niet.',
      en: 'There is no confirmation yet. Your decision may still arrive: see whether the status changes, or try again. It cannot count twice.',
      status: 503,
      params: { retryAfterSeconds: 3 },
      cause,
    });
  }
}

/** The document cannot be fetched now. */
export class DocumentAway extends Refusal {
  constructor(cause: unknown) {
    super('DOCUMENT_AWAY', {
      nl: 'De aangifte zelf is even niet op te halen. Probeer het over een paar seconden opnieuw.',
      en: 'The filing itself cannot be fetched for a moment. Try again in a few seconds.',
      status: 503,
      params: { retryAfterSeconds: 3 },
      cause,
    });
  }
}

/** What was fetched is not the registered document, so it is not shown. */
export class DocumentNotIntact extends Refusal {
  constructor(cause: unknown) {
    super('DOCUMENT_NOT_INTACT', {
      nl: 'De aangifte is niet gelijk aan wat is geregistreerd en wordt daarom niet getoond. Neem contact op met uw kantoor.',
      en: 'The filing is not what was registered and is therefore not shown. Contact your office.',
      status: 502,
      cause,
    });
  }
}
