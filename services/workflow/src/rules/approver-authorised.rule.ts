import type { OrganisationReference } from '@akkoord/contracts';
import type { Contact } from '../approval/contact.js';
import { STANDARD_WORKFLOW } from '../definition/standard-workflow.js';
import type { Rule } from './rule.js';

/** Who wants to decide, and on whose filing. */
export interface ApproverState {
  /** What is known of the contact now. */
  readonly contact: Contact | undefined;
  readonly organisation: OrganisationReference;
}

/** Who decides is active, belongs to the organisation of the filing and has the role for it (domain.md 2.6). */
export const approverAuthorised: Rule<ApproverState, 'APPROVAL_NOT_AUTHORISED'> = {
  name: 'approver-authorised',
  asks: {
    nl: 'Wie beslist, heeft bij die organisatie de rol Beheerder accountancyportal.',
    en: 'Who decides has the role of approver at that organisation.',
  },
  defaultSeverity: 'refuse',
  isSwitchable: false,
  check: ({ contact, organisation }) =>
    contact?.isActive &&
    contact.organisationId === organisation.organisationId &&
    contact.roles.includes(STANDARD_WORKFLOW.steps.client.performers)
      ? undefined
      : 'APPROVAL_NOT_AUTHORISED',
};
