import { Refusal } from '@akkoord/service-kit';
import type { Messages } from '@akkoord/tax';

/** The reference was used before, for something else. */
export class ReferenceReused extends Refusal {
  constructor(reference: string) {
    super('REFERENCE_REUSED', {
      nl: 'Deze referentie is al gebruikt voor een aangifte met een andere inhoud. Gebruik een nieuwe referentie.',
      en: 'This reference was used before for a return with other content. Use a new reference.',
      status: 409,
      params: { reference },
    });
  }
}

/** No return with this reference in this client environment. */
export class ReturnUnknown extends Refusal {
  constructor() {
    super('RETURN_UNKNOWN', {
      nl: 'Er is geen aangifte met deze referentie.',
      en: 'There is no return with this reference.',
      status: 404,
    });
  }
}

/** Exactly one of `xbrl` and `figures` is needed. */
export class ContentAmbiguous extends Refusal {
  constructor() {
    super('RETURN_CONTENT_AMBIGUOUS', {
      nl: 'Geef òf de aangifte als XBRL (xbrl) òf de bedragen per rubriek (figures), niet beide en niet geen van beide.',
      en: 'Give either the return as XBRL (xbrl) or its figures by box (figures), not both and not neither.',
    });
  }
}

/** The person named as the maker cannot be used. */
export class SubmitterIncorrect extends Refusal {
  constructor(field: 'email' | 'name') {
    super('RETURN_SUBMITTER_INCORRECT', {
      nl: 'De persoon in submittedBy klopt niet. Geef het e-mailadres waaronder het kantoor hem of haar kent en eventueel een naam, of laat submittedBy weg.',
      en: 'The person in submittedBy is not right. Give the e-mail address by which the office knows him or her and, if you like, a name, or leave submittedBy out.',
      params: { field: `submittedBy.${field}` },
    });
  }
}

const FIELDS_OF = {
  'vat-return': 'boxes',
  supplement: 'boxes, alreadyDeclared',
  'icp-statement': 'customers',
} as const;

/** The figures are not those of the kind: a field is missing, or belongs to another kind. */
export class FiguresOfAnotherKind extends Refusal {
  constructor(kind: keyof typeof FIELDS_OF, missing: string | undefined, tooMany: string | undefined) {
    super('FIGURES_OF_ANOTHER_KIND', {
      nl: `De bedragen passen niet bij deze soort aangifte (${kind}). Geef precies: ${FIELDS_OF[kind]}.`,
      en: `The figures do not go with this kind of filing (${kind}). Give exactly: ${FIELDS_OF[kind]}.`,
      params: { ...(missing ? { missing } : {}), ...(tooMany ? { notAllowed: tooMany } : {}) },
    });
  }
}

/** libs/tax, libs/xbrl or libs/document found something wrong; code, sentences and place (box, fact) are theirs. */
export class ReturnIncorrect extends Refusal {
  constructor(code: string, messages: Messages, params: Readonly<Record<string, unknown>>, cause?: unknown) {
    super(code, { ...messages, params, cause });
  }
}
