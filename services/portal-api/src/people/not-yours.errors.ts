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
