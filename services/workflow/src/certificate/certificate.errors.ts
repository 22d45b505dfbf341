import { Refusal } from '@akkoord/service-kit';

/** There is no such filing in the workflow. */
export class NothingToCertify extends Refusal {
  constructor() {
    super('CERTIFICATE_FILING_UNKNOWN', {
      nl: 'Dit bericht is bij de accordering niet bekend, dus er is geen bewijs van akkoord.',
      en: 'This filing is not known to the approval workflow, so there is no certificate of its approval.',
      status: 404,
    });
  }
}

/** Nobody decided yet. */
export class NotDecidedYet extends Refusal {
  constructor() {
    super('CERTIFICATE_NOT_DECIDED', {
      nl: 'Over dit bericht is nog niet beslist. Vraag het bewijs opnieuw op als het is goedgekeurd of afgekeurd.',
      en: 'This filing has not been decided on yet. Ask for the certificate again when it has been approved or rejected.',
      status: 409,
    });
  }
}

/** The figures come from another document than the one that was decided on. */
export class OtherDocument extends Refusal {
  constructor() {
    super('CERTIFICATE_OTHER_DOCUMENT', {
      nl: 'De cijfers horen niet bij het document waarover is beslist. Open het bericht opnieuw en probeer het nog eens.',
      en: 'The figures do not belong to the document that was decided on. Open the filing again and retry.',
      status: 409,
    });
  }
}

/** No key is configured. */
export class NoEvidenceKey extends Refusal {
  constructor() {
    super('CERTIFICATE_NO_KEY', {
      nl: 'Dit systeem heeft nog geen sleutel om bewijzen te ondertekenen. Vraag uw beheerder om WORKFLOW_EVIDENCE_KEY in te stellen.',
      en: 'This system has no key yet to sign certificates with. Ask your administrator to set WORKFLOW_EVIDENCE_KEY.',
      status: 503,
    });
  }
}
