import { CONTACT_ROLES } from './events/connector.events.js';
import { EMPLOYEE_ROLES } from './events/employee.events.js';

/** Everything somebody can be to a filing or an organisation; `approver` is Beheerder accountancyportal (domain.md 2.6). */
export const ROLES = [...CONTACT_ROLES, ...EMPLOYEE_ROLES, 'client-environment'] as const;

/** A role, always at one organisation: what somebody is at one says nothing about another. */
export type Role = (typeof ROLES)[number];

/** The one table of who may do what. Both the portal and the workflow go by it; docs/permissions.md is generated from it. */
export const PERMISSIONS = {
  view: ['approver', 'viewer', 'office-reviewer', 'office-manager'],
  approve: ['approver'],
  reject: ['approver'],
  ask: ['approver'],
  answer: ['office-reviewer', 'office-manager'],
  review: ['office-reviewer', 'office-manager'],
  'name-maker': ['office-manager'],
  repair: ['office-reviewer', 'office-manager'],
  withdraw: ['office-reviewer', 'office-manager', 'client-environment'],
  undo: ['approver'],
  delegate: ['approver', 'office-reviewer', 'office-manager'],
  'give-mandate': ['approver', 'office-manager'],
  'see-mail': ['office-reviewer', 'office-manager'],
  'edit-mail': ['office-manager'],
  'see-certificate': ['approver', 'viewer', 'office-reviewer', 'office-manager'],
  'edit-workflow': ['office-manager'],
  'manage-people': ['office-manager'],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** Something a person, or a client environment, can want to do. */
export type PermissionAction = keyof typeof PERMISSIONS;

/** All actions, in the order of the table. */
export const PERMISSION_ACTIONS = Object.keys(PERMISSIONS) as readonly PermissionAction[];

/** Whether one of these roles is enough for this action; without a role nothing is allowed. */
export function isAllowed(action: PermissionAction, roles: Iterable<Role>): boolean {
  const enough: readonly Role[] = PERMISSIONS[action];
  for (const role of roles) if (enough.includes(role)) return true;
  return false;
}
