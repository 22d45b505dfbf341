import { Refusal } from '@akkoord/service-kit';

/** Who asks has no role that manages contacts and employees. */
export class PeopleNotYours extends Refusal {
  constructor() {
    super('PEOPLE_NOT_YOURS', {
      status: 403,
      nl: 'Alleen een kantoorbeheerder mag contactpersonen en medewerkers beheren.',
      en: 'Only an office manager may manage contacts and employees.',
    });
  }
}

/** Somebody who still has a part cannot be erased: filings may wait for him. */
export class PersonStillActive extends Refusal {
  constructor(ids: readonly string[]) {
    super('PERSON_STILL_ACTIVE', {
      status: 409,
      nl: 'Deze persoon is nog actief. Zet hem eerst als contactpersoon en medewerker op niet actief, en wis hem daarna.',
      en: 'This person is still active. First make him inactive as a contact and as an employee, then erase him.',
      params: { ids },
    });
  }
}
