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

/** Box figures exist for VAT returns only. */
export class FiguresOnlyForVatReturn extends Refusal {
  constructor() {
    super('FIGURES_ONLY_FOR_VAT_RETURN', {
      nl: 'Alleen een btw-aangifte kan als bedragen per rubriek worden aangeleverd; lever de rest aan als XBRL.',
      en: 'Only a VAT return can be handed over as figures by box; hand over the others as XBRL.',
    });
  }
}

/** libs/tax or libs/xbrl found something wrong; code, sentences and place (box, fact) are theirs. */
export class ReturnIncorrect extends Refusal {
  constructor(code: string, messages: Messages, params: Readonly<Record<string, unknown>>, cause: unknown) {
    super(code, { ...messages, params, cause });
  }
}
