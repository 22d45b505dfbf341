import { isDeadAddress } from './status-code.js';

/** How an attempt to hand over a mail ended. */
export type Outcome =
  | { readonly kind: 'taken'; readonly reply: string }
  /** Not taken, and trying again makes no sense. `isAddress`: the address itself is wrong, so nothing else goes there either. */
  | { readonly kind: 'refused'; readonly reply: string; readonly isAddress: boolean }
  /** Not taken, or nobody knows: again later. `mayHaveBeenTaken`: the connection was lost while the mail was on its way. */
  | { readonly kind: 'again'; readonly reply: string; readonly mayHaveBeenTaken: boolean };

/** What nodemailer says of a failure, as far as it is looked at. */
export interface SmtpFailure {
  readonly code?: unknown;
  readonly command?: unknown;
  readonly responseCode?: unknown;
  readonly response?: unknown;
  readonly message: string;
}

/** Failures before a byte of the mail was sent. */
const BEFORE_THE_MAIL = new Set(['EDNS', 'ETLS', 'EAUTH', 'ENOAUTH', 'EOAUTH2', 'ECONFIG', 'EPROXY', 'EREQUIRETLS']);
const NEVER_CONNECTED =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|Greeting never received|Connection timeout/;

/** Without such a code 550 and 553 to RCPT TO speak of the address. */
const ENHANCED = /\b[245]\.\d{1,3}\.\d{1,3}\b/;

/**
 * Many servers judge the sender, and whether they relay for us, only at RCPT TO (Postfix: smtpd_delay_reject; Exim: "relay not permitted").
 * RFC 3463: 5.1.7 and 5.1.8 speak of the sender's address.
 */
const OUR_SETTINGS = /\b5\.1\.[78]\b|\bsender (address )?rejected\b|\brelay(ing)?\b/i;

/** Judges a failed attempt by what the mail server said (RFC 5321: 4xx later, 5xx never) and where. */
export function outcomeOf(failure: SmtpFailure): Outcome {
  const { code, command, responseCode } = failure;
  const reply = replyOf(failure);
  if (typeof responseCode === 'number' && responseCode >= 500 && isAboutThisMail(command, reply)) {
    const isRecipient = command === 'RCPT TO';
    const isAddress =
      isRecipient && (isDeadAddress(reply) || (!ENHANCED.test(reply) && [550, 553].includes(responseCode)));
    return { kind: 'refused', reply, isAddress };
  }
  const wasBefore =
    typeof responseCode === 'number' || BEFORE_THE_MAIL.has(String(code)) || NEVER_CONNECTED.test(failure.message);
  return { kind: 'again', reply, mayHaveBeenTaken: !wasBefore };
}

/** A refusal of the sender, the log-in or the greeting is about our own settings: the mail waits until somebody has put them right. */
const isAboutThisMail = (command: unknown, reply: string): boolean =>
  command === 'DATA' || (command === 'RCPT TO' && !OUR_SETTINGS.test(reply));

function replyOf({ response, message, code }: SmtpFailure): string {
  const text =
    typeof response === 'string' && response !== ''
      ? response
      : `${typeof code === 'string' ? code : ''} ${message}`.trim();
  return text.replace(/\s+/g, ' ').slice(0, 500) || 'no reply';
}

/** Pause before the next attempt: doubling from `firstMs` to an hour, spread by `random` (0–1) so that not all come at once. */
export function pauseBefore(attempt: number, firstMs: number, random: number): number {
  const pause = Math.min(firstMs * 2 ** Math.min(attempt - 1, 20), 3_600_000);
  return Math.round(pause * (0.75 + random / 2));
}
