import { Refusal } from '@akkoord/service-kit';

/** The office would close before it opens, or names a day that does not exist. */
export class WorkingHoursWrong extends Refusal {
  constructor() {
    super('WORKING_HOURS_WRONG', {
      status: 422,
      nl: 'Deze werktijden kunnen niet. Kies een sluitingstijd na de openingstijd, en alleen dagen die bestaan.',
      en: 'These working hours are not possible. Choose a closing time after the opening time, and only days that exist.',
    });
  }
}
