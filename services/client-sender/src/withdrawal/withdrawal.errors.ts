import { Refusal } from '@akkoord/service-kit';
import type { FilingStatus } from '@akkoord/contracts';

/** Approved, on its way to the tax office or judged there: nothing to take back any more. */
export class TooLateToWithdraw extends Refusal {
  constructor(reference: string, status: FilingStatus) {
    super('RETURN_TOO_LATE_TO_WITHDRAW', {
      nl: 'Deze aangifte is al goedgekeurd of verzonden en kan niet meer worden ingetrokken. Maak na het antwoord van de Belastingdienst zo nodig een suppletie.',
      en: 'This return was approved or sent already and can no longer be withdrawn. Once the tax office has answered, make a supplement if one is needed.',
      status: 409,
      params: { reference, status },
    });
  }
}

/** The office said no; code and sentences are its own. */
export class WithdrawalRefused extends Refusal {
  constructor(code: string, { nl, en }: { readonly nl: string; readonly en: string }, reference: string) {
    super(code, { nl, en, status: 409, params: { reference } });
  }
}
