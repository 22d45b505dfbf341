import { RefusedError } from '@akkoord/messaging';

/** What a refusal tells besides its code. */
export interface RefusalText {
  readonly nl: string;
  readonly en: string;
  /** HTTP status; 422 where none is given. */
  readonly status?: number;
  /** Values that help to mend it (a box, a limit); never document content, personal numbers or tokens. */
  readonly params?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * The business says no. `code` is stable and listed in docs/errors.md; the sentences tell a person what to do.
 * Never retried: over HTTP it becomes problem+json, over the broker the caller gets the same refusal.
 */
export class Refusal extends RefusedError {
  override readonly name: string = 'Refusal';

  constructor(code: string, text: RefusalText) {
    super(code, {
      messages: { nl: text.nl, en: text.en },
      httpStatus: text.status ?? 422,
      ...(text.params ? { params: text.params } : {}),
      cause: text.cause,
    });
  }
}
