import { Refusal } from '@akkoord/service-kit';

/** E-mail address or password is wrong; it does not tell which. */
export class LogInFailed extends Refusal {
  constructor() {
    super('LOGIN_FAILED', {
      nl: 'E-mailadres of wachtwoord klopt niet.',
      en: 'E-mail address or password is not right.',
      status: 401,
    });
  }
}

/** Too many attempts for this address; `retryAfterSeconds` tells when to come back. */
export class LogInLimited extends Refusal {
  constructor(retryAfterSeconds: number) {
    const minutes = Math.ceil(retryAfterSeconds / 60);
    super('LOGIN_LIMITED', {
      nl: `Te veel pogingen om in te loggen. Probeer het over ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'} opnieuw.`,
      en: `Too many attempts to log in. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
      status: 429,
      params: { retryAfterSeconds },
    });
  }
}

/** No session, or it has ended. */
export class NotLoggedIn extends Refusal {
  constructor() {
    super('NOT_LOGGED_IN', {
      nl: 'U bent niet (meer) ingelogd. Log opnieuw in.',
      en: 'You are not logged in (any more). Log in again.',
      status: 401,
    });
  }
}

/** The request came from another site. */
export class CrossSiteRefused extends Refusal {
  constructor() {
    super('CROSS_SITE_REFUSED', {
      nl: 'Dit verzoek kwam van een andere website en is geweigerd.',
      en: 'This request came from another website and was refused.',
      status: 403,
    });
  }
}
