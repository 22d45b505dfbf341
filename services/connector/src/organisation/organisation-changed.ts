import { OrganisationChanged } from '@akkoord/contracts';
import type { Organisation } from './organisation.repository.js';

/** What other services hear of an organisation; that it is a resident goes without saying. */
export const organisationChanged = ({
  organisationId,
  name,
  isActive,
  residence,
  version,
}: Omit<Organisation, 'identificationNumbers'>): OrganisationChanged =>
  Object.assign(new OrganisationChanged(), {
    organisationId,
    name,
    isActive,
    ...(residence === 'non-resident' ? { residence } : {}),
    version,
  });
