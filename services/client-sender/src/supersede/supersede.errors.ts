import type { FilingStatus } from '@akkoord/contracts';
import { Refusal } from '@akkoord/service-kit';

/** The return whose place this one takes was never handed over here. */
export class SupersededUnknown extends Refusal {
  constructor(supersedes: string) {
    super('SUPERSEDED_RETURN_UNKNOWN', {
      nl: 'Er is geen eerdere aangifte met de referentie in supersedes. Controleer de referentie, of laat supersedes weg.',
      en: 'There is no earlier return with the reference in supersedes. Check the reference, or leave supersedes out.',
      params: { supersedes },
    });
  }
}

/** A new version is of the same kind and period. */
export class SupersedesAnother extends Refusal {
  constructor(supersedes: string) {
    super('SUPERSEDES_ANOTHER_FILING', {
      nl: 'Een nieuwe versie heeft dezelfde soort en hetzelfde tijdvak als de aangifte die zij vervangt. Trek anders de oude aangifte in en stuur de nieuwe zonder supersedes.',
      en: 'A new version is of the same kind and period as the return it supersedes. Otherwise withdraw the old return and send the new one without supersedes.',
      params: { supersedes },
    });
  }
}

/** The return was approved already: a new version can no longer take its place. */
export class TooLateToSupersede extends Refusal {
  constructor(supersedes: string, status: FilingStatus) {
    super('SUPERSEDED_RETURN_APPROVED', {
      nl: 'De aangifte die u wilt vervangen is al goedgekeurd of verzonden. Wacht op het antwoord van de Belastingdienst en maak zo nodig een suppletie.',
      en: 'The return you want to supersede was approved or sent already. Wait for the answer of the tax office and make a supplement if one is needed.',
      status: 409,
      params: { supersedes, status },
    });
  }
}
