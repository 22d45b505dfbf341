import { Refusal } from '@akkoord/service-kit';

/** Another active employee has the e-mail address: the portal could not tell who logs in. */
export class EmployeeEmailTaken extends Refusal {
  constructor(employeeId: string) {
    super('EMPLOYEE_EMAIL_TAKEN', {
      status: 409,
      nl: 'Een andere actieve medewerker heeft dit e-mailadres al. Gebruik een ander adres, of maak die medewerker eerst inactief.',
      en: 'Another active employee has this e-mail address. Use another address, or make that employee inactive first.',
      params: { employeeId },
    });
  }
}

/** Nobody would be left who can manage people through the portal. */
export class LastManager extends Refusal {
  constructor() {
    super('EMPLOYEE_LAST_MANAGER', {
      status: 409,
      nl: 'Dit is de laatste kantoorbeheerder. Geef eerst een andere medewerker die rol.',
      en: 'This is the last office manager. Give another employee that role first.',
    });
  }
}
