/** Why the workflow says no; never retried, shown to the person. */
export const APPROVAL_REFUSALS = {
  APPROVAL_NOT_FOUND: {
    httpStatus: 404,
    messages: {
      nl: 'Dit bericht is bij de accordering niet bekend.',
      en: 'This filing is not known to the approval workflow.',
    },
  },
  APPROVAL_NOT_AUTHORISED: {
    httpStatus: 403,
    messages: {
      nl: 'U bent niet gemachtigd om over dit bericht te beslissen.',
      en: 'You are not authorised to decide on this filing.',
    },
  },
  APPROVAL_ALREADY_DECIDED: {
    httpStatus: 409,
    messages: {
      nl: 'Over dit bericht is al beslist.',
      en: 'This filing has already been decided on.',
    },
  },
  APPROVAL_NOT_OPEN: {
    httpStatus: 409,
    messages: {
      nl: 'Over dit bericht kan nu niet worden beslist.',
      en: 'This filing cannot be decided on now.',
    },
  },
  APPROVAL_DOCUMENT_CHANGED: {
    httpStatus: 409,
    messages: {
      nl: 'Het bericht is veranderd sinds u het bekeek. Bekijk het opnieuw en beslis dan.',
      en: 'The filing has changed since you viewed it. View it again, then decide.',
    },
  },
  APPROVAL_REASON_REQUIRED: {
    httpStatus: 422,
    messages: {
      nl: 'Geef een reden op bij het afkeuren.',
      en: 'Give a reason when you reject.',
    },
  },
} as const;

/** Stable code of a refusal. */
export type ApprovalRefusal = keyof typeof APPROVAL_REFUSALS;

/** A bug, not a refusal: code asked for a move that the transition table does not know. */
export class IllegalMoveError extends Error {
  readonly code = 'APPROVAL_ILLEGAL_MOVE';
  override readonly name = 'IllegalMoveError';
}
