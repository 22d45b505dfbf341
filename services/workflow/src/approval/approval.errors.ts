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
  APPROVAL_REASON_UNKNOWN: {
    httpStatus: 422,
    messages: {
      nl: 'Deze reden kent het kantoor niet. Kies een reden uit de lijst.',
      en: 'The office does not know this reason. Choose one from the list.',
    },
  },
  APPROVAL_ALREADY_YOURS: {
    httpStatus: 409,
    messages: {
      nl: 'U hebt al goedgekeurd, of iemand deed dat namens u. Er is nog iemand anders nodig.',
      en: 'You have approved already, or somebody did so for you. Somebody else is needed.',
    },
  },
  APPROVAL_NOT_YOUR_TURN: {
    httpStatus: 409,
    messages: {
      nl: 'U bent nog niet aan de beurt: eerst moet iemand anders goedkeuren.',
      en: 'It is not your turn yet: somebody else has to approve first.',
    },
  },
  APPROVAL_SENDER_UNKNOWN: {
    httpStatus: 403,
    messages: {
      nl: 'Het programma dat dit bericht stuurde, noemt niet wie het maakte, en uw kantoor eist dat (vier ogen). Laat het programma het opnieuw sturen met de naam van de maker (submittedBy), vraag een kantoorbeheerder het goed te keuren en de maker te noemen, of keur het af.',
      en: 'The software that sent this filing does not name who made it, and your office demands that (four eyes). Have the software send it again with the name of the maker (submittedBy), ask an office manager to approve it and name the maker, or reject it.',
    },
  },
  APPROVAL_MAKER_REQUIRED: {
    httpStatus: 422,
    messages: {
      nl: 'Het programma dat dit bericht stuurde, noemt niet wie het maakte. U kunt het als kantoorbeheerder doorlaten: schrijf in de toelichting wie het bericht maakte.',
      en: 'The software that sent this filing does not name who made it. As an office manager you can let it through: write in the remark who made it.',
    },
  },
  APPROVAL_FOUR_EYES: {
    httpStatus: 403,
    messages: {
      nl: 'U hebt dit bericht zelf gemaakt of klaargezet. Laat een collega het controleren (vier ogen).',
      en: 'You made or prepared this filing yourself. Have a colleague review it (four eyes).',
    },
  },
  APPROVAL_REVIEWER_UNKNOWN: {
    httpStatus: 409,
    messages: {
      nl: 'Niet te zien is of u dit bericht zelf hebt gemaakt: uw e-mailadres is hier nog niet bekend. Vraag de beheerder de personen opnieuw bekend te maken (people/announcement), of laat een collega controleren.',
      en: 'It cannot be told whether you made this filing yourself: your e-mail address is not known here yet. Ask the administrator to announce people again (people/announcement), or have a colleague review it.',
    },
  },
  APPROVAL_QUESTION_OPEN: {
    httpStatus: 409,
    messages: {
      nl: 'Er staat nog een vraag open. Wacht op het antwoord van het kantoor en beslis dan.',
      en: 'A question is still open. Wait for the answer of the office, then decide.',
    },
  },
  APPROVAL_KEY_REUSED: {
    httpStatus: 409,
    messages: {
      nl: 'Deze sleutel is al gebruikt voor iets anders. Probeer het opnieuw met een nieuwe sleutel.',
      en: 'This key was used for something else. Try again with a new key.',
    },
  },
  QUESTION_NOT_OFFERED: {
    httpStatus: 409,
    messages: {
      nl: 'Bij dit bericht kunt u hier geen vraag stellen. Neem contact op met het kantoor.',
      en: 'You cannot ask a question about this filing here. Contact the office.',
    },
  },
  QUESTIONS_TOO_MANY: {
    httpStatus: 409,
    messages: {
      nl: 'Er staan al twintig vragen open. Wacht op antwoord of bel het kantoor.',
      en: 'Twenty questions are open already. Wait for an answer or call the office.',
    },
  },
  QUESTION_NOT_FOUND: {
    httpStatus: 404,
    messages: {
      nl: 'Deze vraag is bij dit bericht niet bekend.',
      en: 'This question is not known with this filing.',
    },
  },
  QUESTION_ALREADY_ANSWERED: {
    httpStatus: 409,
    messages: {
      nl: 'Deze vraag is al beantwoord.',
      en: 'This question has been answered already.',
    },
  },
  REPAIR_NOT_REJECTED: {
    httpStatus: 409,
    messages: {
      nl: 'Alleen een afgekeurd bericht kan worden hersteld.',
      en: 'Only a rejected filing can be repaired.',
    },
  },
  WITHDRAWAL_TOO_LATE: {
    httpStatus: 409,
    messages: {
      nl: 'Dit bericht is al goedgekeurd en kan niet meer worden ingetrokken. Is de aangifte fout? Dien na acceptatie een suppletie in.',
      en: 'This filing has been approved and can no longer be withdrawn. Is the return wrong? File a supplement once it is accepted.',
    },
  },
  WITHDRAWAL_ALREADY_ENDED: {
    httpStatus: 409,
    messages: {
      nl: 'Dit bericht is al ingetrokken.',
      en: 'This filing has been withdrawn already.',
    },
  },
  UNDO_NOT_APPROVED: {
    httpStatus: 409,
    messages: {
      nl: 'Dit bericht is niet goedgekeurd; er is niets om ongedaan te maken.',
      en: 'This filing is not approved; there is nothing to undo.',
    },
  },
  UNDO_TOO_LATE: {
    httpStatus: 409,
    messages: {
      nl: 'De tijd om uw goedkeuring ongedaan te maken is voorbij: het bericht gaat naar de Belastingdienst. Neem contact op met het kantoor.',
      en: 'The time to undo your approval is over: the filing goes to the tax office. Contact the office.',
    },
  },
  DECISION_FAILED: {
    httpStatus: 503,
    messages: {
      nl: 'Deze beslissing lukte nu niet. Probeer het opnieuw; twee keer beslissen kan niet.',
      en: 'This decision did not succeed now. Try again; it cannot count twice.',
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
