/** Why a delegation is not taken, and what to do. */
export const DELEGATION_REFUSALS = {
  DELEGATION_NOT_FOUND: {
    httpStatus: 404,
    messages: {
      nl: 'Deze vervanging bestaat niet. Vraag de lijst op.',
      en: 'There is no such delegation. Ask for the list.',
    },
  },
  DELEGATION_TERM_WRONG: {
    httpStatus: 422,
    messages: {
      nl: 'De periode klopt niet. Geef een eerste en een laatste dag, hooguit een jaar uit elkaar; de laatste dag is niet al voorbij.',
      en: 'The period is not right. Give a first and a last day, at most a year apart; the last day has not passed yet.',
    },
  },
  DELEGATION_NOT_YOURS: {
    httpStatus: 403,
    messages: {
      nl: 'U kunt alleen uw eigen taken laten waarnemen. Een beheerder van het kantoor kan dat ook voor een medewerker doen.',
      en: 'You can only hand over your own tasks. A manager of the office can also do so for an employee.',
    },
  },
  DELEGATION_TO_SELF: {
    httpStatus: 422,
    messages: {
      nl: 'Iemand kan zichzelf niet vervangen. Kies een ander.',
      en: 'Nobody can stand in for himself. Choose somebody else.',
    },
  },
  DELEGATION_PERSON_UNKNOWN: {
    httpStatus: 422,
    messages: {
      nl: 'Deze persoon hoort niet bij dezelfde organisatie of is niet meer actief. Kies een actieve collega.',
      en: 'This person does not belong to the same organisation or is no longer active. Choose an active colleague.',
    },
  },
  DELEGATION_PARTY_WRONG: {
    httpStatus: 422,
    messages: {
      nl: 'Tussen contactpersonen hoort een organisatie, tussen medewerkers van het kantoor niet. Pas het verzoek aan.',
      en: 'Between contacts an organisation is named, between employees of the office it is not. Change the request.',
    },
  },
  DELEGATION_ALREADY_DIFFERENT: {
    httpStatus: 409,
    messages: {
      nl: 'Onder deze sleutel staat al een andere vervanging. Trek die in en leg de nieuwe onder een nieuwe sleutel vast.',
      en: 'Another delegation is recorded under this key. Revoke that one and record the new one under a new key.',
    },
  },
} as const;

/** Stable code of a refusal. */
export type DelegationRefusal = keyof typeof DELEGATION_REFUSALS;
