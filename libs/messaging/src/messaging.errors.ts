/** What a refusal carries besides its code; the same on both sides of a request. */
export interface RefusalDetails {
  readonly message?: string;
  /** Values for the sentences, never document content, numbers of persons or tokens. */
  readonly params?: Readonly<Record<string, unknown>>;
  /** The sentence for a person, Dutch and English. */
  readonly messages?: { readonly nl: string; readonly en: string };
  /** HTTP status that suits it; 422 where none is given. */
  readonly httpStatus?: number;
  readonly cause?: unknown;
}

/** Permanent: no retry can help (bad data, broken rule). A message goes to the dead queue at once, a request is answered with it. */
export class RefusedError extends Error {
  override readonly name: string = 'RefusedError';
  readonly params?: Readonly<Record<string, unknown>>;
  readonly messages?: { readonly nl: string; readonly en: string };
  readonly httpStatus?: number;

  constructor(
    readonly code: string,
    details: RefusalDetails = {},
  ) {
    super(details.message ?? details.messages?.en ?? code, details.cause === undefined ? {} : { cause: details.cause });
    this.params = details.params;
    this.messages = details.messages;
    this.httpStatus = details.httpStatus;
  }
}

/** No answer came in time: the outcome is unknown, so ask again with the same idempotency key. */
export class RequestTimeout extends Error {
  readonly code = 'REQUEST_TIMEOUT';
  override readonly name = 'RequestTimeout';
}

/** The answering service failed without a decision (a bug, or its database is away); asking again may help. */
export class RequestFailed extends Error {
  readonly code = 'REQUEST_FAILED';
  override readonly name = 'RequestFailed';
}

/** The broker took the message but no queue wants it. */
export class UnroutableError extends Error {
  readonly code = 'UNROUTABLE';
  override readonly name = 'UnroutableError';
}

/** Without a stack, which would cost more than the publishing did: an event that nobody needs to take meets this each time. */
export function unroutable(routingKey: string): UnroutableError {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return new UnroutableError(`no queue takes ${routingKey}`);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** The broker said no to this one message (a full or failing queue). */
export class NotConfirmedError extends Error {
  readonly code = 'NOT_CONFIRMED';
  override readonly name = 'NotConfirmedError';
}

/** The connection went away before the confirm: the message may or may not have arrived. */
export class ConnectionLostError extends Error {
  readonly code = 'CONNECTION_LOST';
  override readonly name = 'ConnectionLostError';
}
