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
