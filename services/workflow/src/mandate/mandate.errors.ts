/** Why a standing approval is not taken, and what to do. */
export const MANDATE_REFUSALS = {
  MANDATE_NOT_FOUND: {
    httpStatus: 404,
    messages: {
      nl: 'Dit doorlopend akkoord bestaat niet bij deze organisatie. Vraag de lijst op.',
      en: 'There is no such standing approval at this organisation. Ask for the list.',
    },
  },
  MANDATE_TERM_WRONG: {
    httpStatus: 422,
    messages: {
      nl: 'De looptijd klopt niet. Geef een begin- en einddatum, hooguit twee jaar uit elkaar; de einddatum is niet al voorbij.',
      en: 'The term is not right. Give a first and a last day, at most two years apart; the last day has not passed yet.',
    },
  },
  MANDATE_GIVEN_LATER: {
    httpStatus: 422,
    messages: {
      nl: 'De dag waarop het akkoord is gegeven, moet vandaag of eerder zijn. Pas die dag aan.',
      en: 'The day on which the approval was given must be today or before. Change that day.',
    },
  },
  MANDATE_BAND_WRONG: {
    httpStatus: 422,
    messages: {
      nl: 'De bedragen kloppen niet. Geef het laagste en het hoogste bedrag, in hele euro’s; teruggaaf is negatief.',
      en: 'The amounts are not right. Give the lowest and the highest amount in whole euros; money back is negative.',
    },
  },
  MANDATE_KIND_WITHOUT_TOTAL: {
    httpStatus: 422,
    messages: {
      nl: 'Een opgaaf ICP heeft geen bedrag om te betalen. Een doorlopend akkoord kan alleen voor aangiften en suppleties.',
      en: 'An ICP statement has no amount to pay. A standing approval is possible only for returns and supplements.',
    },
  },
  MANDATE_NIL_ONLY_RETURNS: {
    httpStatus: 422,
    messages: {
      nl: 'Nihil kan alleen een btw-aangifte zijn. Kies alleen die soort, of kies bedragen.',
      en: 'Only a VAT return can be nil. Choose that kind only, or choose amounts.',
    },
  },
  MANDATE_NOT_DOCUMENTED: {
    httpStatus: 422,
    messages: {
      nl: 'Leg vast waar het akkoord op staat: de SHA-256 van het document, of de tekst zelf. Een van beide.',
      en: 'Record what the approval stands on: the SHA-256 of the document, or the text itself. One of the two.',
    },
  },
  MANDATE_ALREADY_DIFFERENT: {
    httpStatus: 409,
    messages: {
      nl: 'Onder deze sleutel staat al een ander doorlopend akkoord. Trek dat in en leg het nieuwe onder een nieuwe sleutel vast.',
      en: 'Another standing approval is recorded under this key. Revoke that one and record the new one under a new key.',
    },
  },
} as const;

/** Stable code of a refusal. */
export type MandateRefusal = keyof typeof MANDATE_REFUSALS;
