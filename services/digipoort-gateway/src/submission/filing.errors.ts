import { Refusal } from '@akkoord/service-kit';

/** The gateway has no such filing of this office. */
export class FilingNotFound extends Refusal {
  constructor() {
    super('FILING_NOT_AT_GATEWAY', {
      nl: 'Deze aangifte is hier niet bekend. Zij komt hier pas na goedkeuring.',
      en: 'This filing is not known here. It comes here only after approval.',
      status: 404,
    });
  }
}

/** It goes by itself, or has come to its end. */
export class FilingNotStopped extends Refusal {
  constructor() {
    super('FILING_NOT_STOPPED', {
      nl: 'Deze aangifte hoeft niet te worden vrijgegeven: zij is onderweg of klaar.',
      en: 'This filing need not be released: it is under way or finished.',
      status: 409,
    });
  }
}

/** Another filing of the same taxpayer and kind has to be clear first. */
export class EarlierFilingUnresolved extends Refusal {
  constructor() {
    super('EARLIER_FILING_UNRESOLVED_FIRST', {
      nl: 'Van een andere aangifte van dezelfde belastingplichtige is nog niet duidelijk of zij is aangekomen. Geef deze daarna vrij.',
      en: 'It is not clear yet whether another filing of the same taxpayer has arrived. Release this one after that.',
      status: 409,
    });
  }
}

/** A person said that a process is this filing's, and it is none of those that may be. */
export class NoSuchCandidate extends Refusal {
  constructor() {
    super('PROCESS_NOT_A_CANDIDATE', {
      nl: 'Dit kenmerk is geen van de processen die deze aangifte kunnen zijn. Bekijk de lijst opnieuw en kies er een uit.',
      en: 'This reference is none of the processes that may be this filing. Look at the list again and choose one of them.',
      status: 409,
    });
  }
}

/** There is nothing to choose: the filing did not stop because of more than one possible process. */
export class NothingToClaim extends Refusal {
  constructor() {
    super('NOTHING_TO_CLAIM', {
      nl: 'Bij deze aangifte valt niet te kiezen tussen processen van Digipoort.',
      en: 'There are no processes of Digipoort to choose from for this filing.',
      status: 409,
    });
  }
}

/** The process belongs to another filing by now. */
export class ProcessOfOtherFiling extends Refusal {
  constructor() {
    super('PROCESS_OF_OTHER_FILING', {
      nl: 'Dit kenmerk hoort al bij een andere aangifte. Kies een ander proces.',
      en: 'This reference already belongs to another filing. Choose another process.',
      status: 409,
    });
  }
}

/** The id of a command was used for another filing. */
export class CommandIdUsed extends Refusal {
  constructor() {
    super('COMMAND_ID_USED', {
      nl: 'Deze opdracht is al voor een andere aangifte gegeven. Geef elke opdracht een eigen id.',
      en: 'This command was given for another filing. Give each command an id of its own.',
      status: 409,
    });
  }
}

/** What became of it is known, or can be asked. */
export class NothingToSettle extends Refusal {
  constructor() {
    super('NOTHING_TO_SETTLE', {
      nl: 'Bij deze aangifte hoeft u niet aan te geven of zij is aangekomen: dat is bekend, of Digipoort kan het nog vertellen.',
      en: 'You need not say whether this filing has arrived: that is known, or Digipoort can still tell.',
      status: 409,
    });
  }
}

/** The request may still be on its way: that the authority does not have it says nothing yet. */
export class SettledTooEarly extends Refusal {
  constructor(at: Date) {
    super('SETTLED_TOO_EARLY', {
      nl: 'De aangifte kan nog onderweg zijn. Kijk over een paar minuten opnieuw of de Belastingdienst haar heeft.',
      en: 'The filing may still be on its way. Look again in a few minutes whether the tax office has it.',
      status: 409,
      params: { at: at.toISOString() },
    });
  }
}

/** Before anything is sent on somebody's word, the authority is asked once more, and it does not answer. */
export class AuthorityNotAsked extends Refusal {
  constructor() {
    super('AUTHORITY_NOT_ASKED', {
      nl: 'Voordat de aangifte opnieuw gaat, vragen wij Digipoort er nog één keer naar, en Digipoort antwoordt nu niet. Probeer het straks opnieuw.',
      en: 'Before the filing goes again we ask Digipoort about it once more, and Digipoort does not answer now. Try again later.',
      status: 503,
    });
  }
}
