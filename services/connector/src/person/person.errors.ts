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
