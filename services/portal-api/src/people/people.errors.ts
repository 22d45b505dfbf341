import { ACTION_WORDS, type PermissionAction } from '@akkoord/contracts';
import { Refusal } from '@akkoord/service-kit';

/** Nobody gave this person the role for it; docs/permissions.md says which roles have it. */
export class ActionNotYours extends Refusal {
  constructor(action: PermissionAction) {
    const { nl, en } = ACTION_WORDS[action];
    super('ACTION_NOT_YOURS', {
      nl: `U mag hier niet: ${nl}. Vraag uw kantoor om de rol die daarvoor nodig is.`,
      en: `You may not do this here: ${en}. Ask your office for the role that it takes.`,
      status: 403,
      params: { action },
    });
  }
}

/** The connector did not answer in time: the change may have been made, or may yet be. Repeating it does no harm. */
export class PeopleUnconfirmed extends Refusal {
  constructor(cause: unknown) {
    super('PEOPLE_UNCONFIRMED', {
      nl: 'Er is nog geen bevestiging. De wijziging kan alsnog aankomen: kijk in de lijst, of probeer het opnieuw. Twee keer kan geen kwaad.',
      en: 'There is no confirmation yet. The change may still arrive: look at the list, or try again. Twice does no harm.',
      status: 503,
      params: { retryAfterSeconds: 3 },
      cause,
    });
  }
}
