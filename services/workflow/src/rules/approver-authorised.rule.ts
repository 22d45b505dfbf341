import { mayDo, type Acting } from '../approval/acting.js';
import type { PermissionAction } from '../people/permissions.js';
import type { Rule } from './rule.js';

/** Who wants to decide, and on what. */
export interface ApproverState {
  /** What he is to the organisation of the filing now, and for whom he acts. */
  readonly acting: Acting;
  readonly action: Extract<PermissionAction, 'approve' | 'reject' | 'review'>;
}

/** Who decides is active, belongs to the organisation of the filing and has the role for it, or acts for who has (domain.md 2.6). */
export const approverAuthorised: Rule<ApproverState, 'APPROVAL_NOT_AUTHORISED'> = {
  name: 'approver-authorised',
  asks: {
    nl: 'Wie beslist, heeft bij die organisatie de rol Beheerder accountancyportal.',
    en: 'Who decides has the role of approver at that organisation.',
  },
  defaultSeverity: 'refuse',
  isSwitchable: false,
  check: ({ acting, action }) => (mayDo(action, acting) ? undefined : 'APPROVAL_NOT_AUTHORISED'),
};
