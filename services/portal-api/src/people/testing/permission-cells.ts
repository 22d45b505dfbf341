import { randomUUID } from 'node:crypto';
import {
  CONTACT_ROLES,
  EMPLOYEE_ROLES,
  isAllowed,
  PERMISSION_ACTIONS,
  type PermissionAction,
  type Role,
} from '@akkoord/contracts';
import { aDocument, sha256 } from '../../testing/builders.js';

// Every cell of the table: action × role × what stands between the person and the organisation. For tests.

export const [OFFICE, OTHER_OFFICE] = ['12345', '54321'];
export const OWN = { organisationId: randomUUID(), name: 'Bakkerij De Korenaar' };
export const OTHER = { organisationId: randomUUID(), name: 'Garage Smit' };
export const BYTES = aDocument();
export const SHA = sha256(BYTES);
const REASON = { reasonCode: 'figures-wrong', text: 'De omzet klopt niet' };

/** Where somebody stands; a stranger is of another office. A client environment has no account here. */
const CIRCUMSTANCES = ['own organisation', 'other organisation', 'inactive', 'stranger'] as const;
const PERSON_ROLES = [...CONTACT_ROLES, ...EMPLOYEE_ROLES] as const;

export interface Subject {
  readonly role: (typeof PERSON_ROLES)[number];
  readonly circumstance: (typeof CIRCUMSTANCES)[number];
  readonly id: string;
  readonly email: string;
}
export type Body = Record<string, unknown>;
type Asks = (filingId: string, subject: Subject) => readonly [method: string, path: string, body?: Body];

export const isEmployee = ({ role }: Pick<Subject, 'role'>): boolean =>
  role === 'office-reviewer' || role === 'office-manager';
export const day = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** Not about a filing: a stranger then names what is his own office's, for his session is of that office. */
const WITHOUT_FILING = ['edit-workflow', 'edit-mail', 'give-mandate', 'delegate', 'manage-people'];

/** How each action is asked over HTTP. An action that is not here fails the test. */
export const ROUTES: Readonly<Record<PermissionAction, Asks>> = {
  view: (id) => ['GET', `/api/filings/${id}`],
  approve: (id) => ['POST', `/api/filings/${id}/approve`, { documentSha256: SHA }],
  reject: (id) => ['POST', `/api/filings/${id}/reject`, { documentSha256: SHA, ...REASON }],
  review: (id) => ['POST', `/api/filings/${id}/approve`, { documentSha256: SHA }],
  'name-maker': (id) => [
    'POST',
    `/api/filings/${id}/approve`,
    { documentSha256: SHA, text: 'Sanne Smit maakte dit bericht.' },
  ],
  ask: (id) => ['POST', `/api/filings/${id}/questions`, { documentSha256: SHA, text: 'Waarom?' }],
  answer: (id) => ['POST', `/api/filings/${id}/questions/${randomUUID()}/answer`, { text: 'Daarom.' }],
  repair: (id) => ['POST', `/api/filings/${id}/repair`, {}],
  undo: (id) => ['POST', `/api/filings/${id}/undo`],
  withdraw: (id) => ['POST', `/api/filings/${id}/withdraw`, REASON],
  delegate: (_, subject) => [
    'PUT',
    isEmployee(subject)
      ? `/api/office/delegations/${randomUUID()}`
      : `/api/organisations/${OWN.organisationId}/delegations/${randomUUID()}`,
    { toId: randomUUID(), startsOn: day(0), endsOn: day(1) },
  ],
  'give-mandate': () => [
    'PUT',
    `/api/organisations/${OWN.organisationId}/mandates/${randomUUID()}`,
    {
      kinds: ['vat-return'],
      covers: { kind: 'nil' },
      startsOn: day(0),
      endsOn: day(30),
      objectionHours: 0,
      documentTitle: 'Afspraak',
      documentText: 'Nihilaangiften zijn akkoord.',
      givenBy: 'Karin de Vries',
      givenOn: day(0),
    },
  ],
  'edit-workflow': () => ['GET', '/api/office/workflows'],
  'manage-people': () => [
    'PUT',
    `/api/people/employees/${randomUUID()}`,
    { name: 'Nieuw', email: `${randomUUID()}@kantoor.example`, roles: [] },
  ],
  'see-mail': (id) => ['GET', `/api/filings/${id}/mails`],
  'edit-mail': () => ['DELETE', '/api/office/mail-wordings?kind=sent&audience=client&language=nl'],
  'see-certificate': (id) => ['GET', `/api/filings/${id}/certificate.json`],
};

export const SUBJECTS: readonly Subject[] = PERSON_ROLES.flatMap((role) =>
  CIRCUMSTANCES.map((circumstance) => ({
    role,
    circumstance,
    id: randomUUID(),
    email: `${role}.${circumstance.replaceAll(' ', '-')}@people.example`,
  })),
);

export interface Cell {
  readonly action: PermissionAction;
  readonly subject: Subject;
}
export const CELLS: readonly Cell[] = PERMISSION_ACTIONS.flatMap((action) =>
  SUBJECTS.map((subject) => ({ action, subject })),
).filter(({ action, subject }) => !(subject.circumstance === 'stranger' && WITHOUT_FILING.includes(action)));
export const nameOf = ({ action, subject: { role, circumstance } }: Cell): string =>
  `${action} · ${role} · ${circumstance}`;

/** What the table says of a cell. A manager is there for every organisation; an employee hands over his own tasks, wherever he works. */
export function may({ action, subject: { role, circumstance } }: Cell): boolean {
  const isEverywhere = role === 'office-manager' || (role === 'office-reviewer' && action === 'delegate');
  const isThere = circumstance === 'own organisation' || (circumstance === 'other organisation' && isEverywhere);
  return isThere && isAllowed(action, [role satisfies Role]);
}
