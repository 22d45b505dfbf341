import type { OrganisationReference } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { Refusal } from '@akkoord/service-kit';

/** The office has no such organisation, or none that is active. */
export class OrganisationUnknown extends Refusal {
  constructor() {
    super('ORGANISATION_UNKNOWN', {
      status: 404,
      nl: 'Deze organisatie is hier niet bekend. Kies een organisatie van het kantoor.',
      en: 'This organisation is not known here. Choose an organisation of the office.',
    });
  }
}

/** An active organisation of the office. Throws OrganisationUnknown. */
export async function findOrganisation(tx: Transaction, organisationId: string): Promise<OrganisationReference> {
  const [row] = await tx.query<OrganisationReference>(
    'select organisation_id as "organisationId", name from organisation where organisation_id = $1 and is_active',
    [organisationId],
  );
  if (!row) throw new OrganisationUnknown();
  return row;
}
