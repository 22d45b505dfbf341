import { RefusedError, RequestFailed, RequestTimeout } from '@akkoord/messaging';
import { HttpException } from '@nestjs/common';
import type { Problem } from '@akkoord/contracts';

const UNAVAILABLE = {
  nl: 'Het systeem is even niet bereikbaar. Er is niets verloren; probeer het over een paar seconden opnieuw.',
  en: 'The system cannot be reached for a moment. Nothing is lost; try again in a few seconds.',
};
const UNEXPECTED = {
  nl: 'Er ging iets mis dat niet had mogen gebeuren. Geef het kenmerk hieronder door aan de beheerder.',
  en: 'Something went wrong that should not have. Pass the instance id below to the administrator.',
};
/** What Nest and Fastify refuse by themselves. */
const BY_STATUS: Readonly<Record<number, { code: string; nl: string; en: string }>> = {
  400: {
    code: 'INVALID_INPUT',
    nl: 'Het verzoek is niet leesbaar. Kijk of het adres klopt en de inhoud geldige JSON is.',
    en: 'The request cannot be read. Check its address, and that its body is valid JSON.',
  },
  401: { code: 'NOT_AUTHENTICATED', nl: 'Log in of geef een geldig token mee.', en: 'Log in, or send a valid token.' },
  403: { code: 'NOT_ALLOWED', nl: 'U mag dit niet.', en: 'You may not do this.' },
  404: { code: 'NOT_FOUND', nl: 'Dit bestaat hier niet.', en: 'This does not exist here.' },
  413: { code: 'TOO_LARGE', nl: 'Het bericht is te groot.', en: 'The message is too large.' },
  415: { code: 'UNSUPPORTED_MEDIA_TYPE', nl: 'Stuur JSON (application/json).', en: 'Send JSON (application/json).' },
  429: {
    code: 'TOO_MANY_REQUESTS',
    nl: 'Te veel verzoeken. Wacht even en probeer het opnieuw.',
    en: 'Too many requests. Wait a moment and try again.',
  },
};
/** SQLSTATE classes and system errors that mean the database or broker is away, not that the request is wrong. */
const AWAY =
  /^(08|53|57P|57014|58|25P03|40001|40P01|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CONNECTION_LOST|NOT_CONFIRMED)/;

export interface ProblemAnswer {
  readonly problem: Problem;
  /** Seconds for the Retry-After header. */
  readonly retryAfter?: number;
  /** Whether it is a fault of ours that has to be logged as one. */
  readonly isFault: boolean;
}

/**
 * Turns whatever was thrown into problem+json (RFC 9457). `instance` is the trace id under which the logs know it, `bodyLimit` the
 * bytes that a body may have there.
 */
export function problemOf(error: unknown, instance?: string, bodyLimit?: number): ProblemAnswer {
  const make = (
    status: number,
    code: string,
    messages: { nl: string; en: string },
    params?: Readonly<Record<string, unknown>>,
  ): Problem => ({
    type: `urn:akkoord:error:${code}`,
    title: messages.en,
    status,
    code,
    messages: { nl: messages.nl, en: messages.en },
    ...(instance ? { instance } : {}),
    ...(params ? { params } : {}),
  });
  if (error instanceof RefusedError) {
    const messages = error.messages ?? { nl: error.message, en: error.message };
    const retryAfter = error.params?.['retryAfterSeconds'];
    const problem = make(error.httpStatus ?? 422, error.code, messages, error.params);
    return { problem, isFault: false, ...(typeof retryAfter === 'number' ? { retryAfter } : {}) };
  }
  if (isAway(error))
    return { problem: make(503, 'TEMPORARILY_UNAVAILABLE', UNAVAILABLE), retryAfter: 2, isFault: true };
  const status =
    error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number } | null)?.statusCode;
  const known = status === undefined ? undefined : (BY_STATUS[status] ?? (status < 500 ? BY_STATUS[400] : undefined));
  if (status === 413 && bodyLimit !== undefined)
    return { problem: make(413, 'TOO_LARGE', tooLarge(bodyLimit), { bodyLimit }), isFault: false };
  if (status !== undefined && known) return { problem: make(status, known.code, known), isFault: false };
  return { problem: make(500, 'UNEXPECTED', UNEXPECTED), isFault: true };
}

function tooLarge(bodyLimit: number): { nl: string; en: string } {
  const size = (language: string): string => {
    const [amount, unit] =
      bodyLimit < 1e6 ? [Math.floor(bodyLimit / 1e3), 'kB'] : [Math.floor(bodyLimit / 1e5) / 10, 'MB'];
    return `${amount.toLocaleString(language)} ${unit}`;
  };
  return {
    nl: `Het bericht is te groot: het mag hier ten hoogste ${size('nl')} zijn.`,
    en: `The message is too large: it may be ${size('en')} at most here.`,
  };
}

/** Whether an error says that the database or the broker is away for now. */
export function isAway(error: unknown): boolean {
  if (error instanceof RequestTimeout || error instanceof RequestFailed) return true;
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  if (typeof code === 'string' && AWAY.test(code)) return true;
  if (
    /connection terminated|timeout exceeded when trying to connect|timeout expired|Connection ended|server closed the connection/i.test(
      error.message,
    )
  )
    return true;
  return isAway((error as { driverError?: unknown }).driverError ?? error.cause);
}
