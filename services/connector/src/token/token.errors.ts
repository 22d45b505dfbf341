import { Refusal } from '@akkoord/service-kit';
import type { TaxInputError } from '@akkoord/tax';

/** One answer for a missing, wrong, expired or revoked token and for one of another office: which of these it is, is nobody's business. */
export class TokenInvalid extends Refusal {
  constructor() {
    super('TOKEN_INVALID', {
      status: 401,
      nl: 'Het token ontbreekt, is onjuist, verlopen of ingetrokken. Vraag het kantoor om een nieuw token.',
      en: 'The token is missing, wrong, expired or revoked. Ask the office for a new one.',
    });
  }
}

/** The address names no participant number; code and sentence are those of libs/tax, which say what to type instead. */
export class ParticipantNumberWrong extends Refusal {
  constructor({ code, messages, details }: TaxInputError) {
    super(code, { ...messages, status: 400, params: details });
  }
}

/** A good token, but not for this. */
export class TokenScopeInsufficient extends Refusal {
  constructor() {
    super('TOKEN_SCOPE_INSUFFICIENT', {
      status: 403,
      nl: 'Dit token geeft geen toegang tot deze handeling.',
      en: 'This token gives no access to this action.',
    });
  }
}

/** A client environment has at most two live tokens. */
export class TooManyLiveTokens extends Refusal {
  constructor() {
    super('TOO_MANY_LIVE_TOKENS', {
      status: 409,
      nl: 'Deze klantomgeving heeft al twee geldige tokens. Trek er eerst een in.',
      en: 'This client environment already has two live tokens. Revoke one first.',
    });
  }
}

/** This client environment has no such token. */
export class TokenNotFound extends Refusal {
  constructor() {
    super('TOKEN_NOT_FOUND', {
      status: 404,
      nl: 'Deze klantomgeving heeft dit token niet.',
      en: 'This client environment has no such token.',
    });
  }
}
