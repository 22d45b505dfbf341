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
