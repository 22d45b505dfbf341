import type { MailAudience, MailKind, MailLanguage, MailState } from '@akkoord/contracts';
import type { OwnWords } from '../wording/own-words.js';
import type { Story } from './story.js';

/** A mail to one person that is to be sent. */
export interface PlannedMail {
  /** Made from what it tells and to whom: planned twice it is the same. */
  readonly mailId: string;
  readonly kind: MailKind;
  readonly audience: MailAudience;
  readonly filingId?: string;
  /** The contact or employee; absent when it goes to the office's own address. */
  readonly personId?: string;
  readonly name: string;
  /** Lower case. */
  readonly email: string;
  readonly language: MailLanguage;
  readonly story: Story;
}

/** A mail as it is kept. */
export interface KeptMail extends PlannedMail {
  readonly tenant: string;
  readonly subject: string | null;
  readonly state: MailState;
  readonly attempts: number;
  readonly mayBeDouble: boolean;
  readonly reply: string | null;
  readonly plannedAt: Date;
  readonly changedAt: Date;
  readonly sentAt: Date | null;
  /** Since then name, address and content are empty. */
  readonly erasedAt: Date | null;
}

/** A mail with what it is written from. */
export interface MailToWrite extends KeptMail {
  /** What the office says in its own words; null where it never did. */
  readonly wording: OwnWords | null;
}

/** Names of the states for the office. */
export const MAIL_STATE_NAMES: Readonly<Record<MailState, { readonly nl: string; readonly en: string }>> = {
  waiting: { nl: 'Wacht op verzending', en: 'Waiting to be sent' },
  sent: { nl: 'Verzonden', en: 'Sent' },
  refused: { nl: 'Geweigerd door de mailserver', en: 'Refused by the mail server' },
  bounced: { nl: 'Teruggekomen', en: 'Came back' },
  suppressed: { nl: 'Niet verzonden: eerdere mail kwam terug', en: 'Not sent: earlier mail came back' },
  outdated: { nl: 'Niet verzonden: niet meer nodig', en: 'Not sent: no longer needed' },
  'given-up': { nl: 'Niet verzonden: mailserver te lang onbereikbaar', en: 'Not sent: mail server away too long' },
};

/** One form for an e-mail address, so that capitals make no second person. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();
