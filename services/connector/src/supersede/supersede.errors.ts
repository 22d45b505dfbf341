import type { FilingStatus } from '@akkoord/contracts';
import { Refusal } from '@akkoord/service-kit';

/** The message whose place this one takes was never handed over by this client environment. */
export class SupersededMessageUnknown extends Refusal {
  constructor(supersedes: string) {
    super('SUPERSEDED_MESSAGE_UNKNOWN', {
      nl: 'Het bericht dat dit bericht vervangt is bij het kantoor niet bekend. Controleer het kenmerk in supersedes.',
      en: 'The message that this one supersedes is not known at the office. Check the reference in supersedes.',
      params: { supersedes },
    });
  }
}

/** A new version is of the same kind, period and VAT number. */
export class SupersedesAnotherMessage extends Refusal {
  constructor(supersedes: string) {
    super('SUPERSEDES_ANOTHER_MESSAGE', {
      nl: 'Een nieuwe versie heeft dezelfde soort, hetzelfde tijdvak en hetzelfde btw-nummer als het bericht dat zij vervangt. Trek anders het oude bericht in en stuur het nieuwe zonder supersedes.',
      en: 'A new version has the kind, the period and the VAT number of the message it supersedes. Otherwise withdraw the old message and send the new one without supersedes.',
      params: { supersedes },
    });
  }
}

/** The message was approved already: a new version can no longer take its place. */
export class SupersededMessageApproved extends Refusal {
  constructor(supersedes: string, status: FilingStatus) {
    super('SUPERSEDED_MESSAGE_APPROVED', {
      status: 409,
      nl: 'Het bericht dat u wilt vervangen is al goedgekeurd of verzonden. Wacht op het antwoord van de Belastingdienst en maak zo nodig een suppletie.',
      en: 'The message you want to supersede was approved or sent already. Wait for the answer of the tax office and make a supplement if one is needed.',
      params: { supersedes, status },
    });
  }
}
