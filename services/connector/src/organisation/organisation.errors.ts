import { Refusal } from '@akkoord/service-kit';

/** An identification number that cannot exist; the code says why. Never holds the number. */
export class NumberInvalid extends Refusal {
  constructor(code: string, { nl, en }: { readonly nl: string; readonly en: string }) {
    super(code, { status: 422, nl, en });
  }
}

/** The same number stands twice in one request. */
export class NumberTwice extends Refusal {
  constructor() {
    super('IDENTIFICATION_NUMBER_TWICE', {
      status: 422,
      nl: 'Hetzelfde identificatienummer staat er twee keer.',
      en: 'The same identification number is given twice.',
    });
  }
}

/** Another organisation of the office has the number: a message could not tell the two apart. */
export class NumberTaken extends Refusal {
  constructor(organisationId: string) {
    super('IDENTIFICATION_NUMBER_TAKEN', {
      status: 409,
      nl: 'Een andere organisatie van het kantoor heeft dit identificatienummer al.',
      en: 'Another organisation of the office already has this identification number.',
      params: { organisationId },
    });
  }
}

/** The office has no such organisation. */
export class OrganisationNotFound extends Refusal {
  constructor() {
    super('ORGANISATION_NOT_FOUND', {
      status: 404,
      nl: 'Deze organisatie bestaat niet.',
      en: 'There is no such organisation.',
    });
  }
}
