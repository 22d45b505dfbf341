/** A person who can log in. `office` sees all of the office (InSite), `client` only his own organisations (OutSite). */
export interface Account {
  readonly accountId: string;
  readonly tenant: string;
  /** Lower case. */
  readonly email: string;
  readonly name: string;
  readonly site: 'office' | 'client';
}

/** An account as it is checked at log-in. */
export interface AccountWithPassword extends Account {
  readonly passwordHash: string;
}

/** One form for an e-mail address, so that capitals make no second person. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();
