import { randomUUID } from 'node:crypto';
import { ContactChanged, FilingRegistered, type BrokenRule, type FilingFacts } from '@akkoord/contracts';
import type { Acting, People } from '../approval/acting.js';
import type { Decide, StartApproval } from '../approval/approval-command.js';
import { STANDARD } from '../definition/delivered-workflows.js';
import type { Role } from '../people/permissions.js';
import { oneOpenFiling } from '../rules/one-open-filing.rule.js';
import type { Newcomer, RuleState } from '../rules/rule.js';
import type { StandingFiling } from '../rules/standing-filing.js';

export const AT = '2026-10-05T09:00:00.000Z';
export const SHA = 'a'.repeat(64);
export const ORGANISATION = { organisationId: '0199a000-0000-7000-8000-000000000001', name: 'Bakkerij De Korenaar' };

export const someFacts = (sha256 = SHA): FilingFacts => ({
  clientEnvironmentId: '0199a000-0000-7000-8000-00000000000e',
  externalMessageId: 'VAT-2026-Q3',
  kind: 'vat-return',
  period: { start: '2026-07-01', end: '2026-09-30' },
  document: { sha256, size: 2048, mediaType: 'application/xml' },
  totalEuros: 1250,
});

/** Contact and employee of the tests, each by the last sign of his id. */
export const contactId = (sign: string | number): string => `0199a000-0000-7000-8000-0000000000c${sign}`;
export const employeeId = (sign: string | number): string => `0199a000-0000-7000-8000-0000000000e${sign}`;

/** Somebody with these roles at the organisation of the filing. */
export const aContact = (sign: string | number = 1, ...roles: Role[]): Acting => ({
  actor: { kind: 'contact', contactId: contactId(sign) },
  roles: new Set(roles.length > 0 ? roles : (['approver'] as const)),
  actsFor: [],
});

export const anEmployee = (sign: string | number = 1, ...roles: Role[]): Acting => ({
  actor: { kind: 'employee', employeeId: employeeId(sign) },
  roles: new Set(roles.length > 0 ? roles : (['office-reviewer'] as const)),
  actsFor: [],
});

/** Three approvers and two reviewers. */
export const PEOPLE: People = {
  approvers: [contactId(1), contactId(2), contactId(3)],
  reviewers: [employeeId(1), employeeId(2)],
};

export const aStart = (changes: Partial<StartApproval> = {}): StartApproval => ({
  type: 'start',
  filingId: '0199a000-0000-7000-8000-0000000000f1',
  organisation: ORGANISATION,
  facts: someFacts(),
  after: { status: 10, sequence: 1, at: AT },
  workflow: STANDARD,
  asks: 'client',
  verdict: { refusals: [], warnings: [] },
  at: AT,
  ...changes,
});

export const aDecision = (changes: Partial<Decide> = {}): Decide => ({
  type: 'decide',
  choice: 'approve',
  acting: aContact(),
  people: PEOPLE,
  actId: randomUUID(),
  documentSha256: SHA,
  idempotencyKey: 'key-1',
  at: AT,
  ...changes,
});

export const REASON = { code: 'figures-wrong', text: 'De omzet klopt niet' };

export const aRegisteredFiling = (changes: Partial<FilingRegistered> = {}): FilingRegistered =>
  Object.assign(new FilingRegistered(), {
    filingId: randomUUID(),
    statuses: [{ status: 10, sequence: 1, at: AT }],
    facts: someFacts(),
    organisation: ORGANISATION,
    ...changes,
  });

export const aContactChange = (changes: Partial<ContactChanged> = {}): ContactChanged =>
  Object.assign(new ContactChanged(), {
    contactId: contactId(1),
    organisationId: ORGANISATION.organisationId,
    name: 'Karin de Vries',
    email: 'karin@example.nl',
    roles: ['approver'],
    isActive: true,
    version: 1,
    ...changes,
  });

export const Q3 = { start: '2026-07-01', end: '2026-09-30' };
export const Q2 = { start: '2026-04-01', end: '2026-06-30' };
export const YEAR = { start: '2025-01-01', end: '2025-12-31' };

/** A filing that is already there: a VAT return over Q3 that waits for the client. */
export const aStandingFiling = (changes: Partial<StandingFiling> = {}): StandingFiling => ({
  filingId: '0199a000-0000-7000-8000-0000000000f2',
  clientEnvironmentId: someFacts().clientEnvironmentId,
  reference: 'VAT-2026-Q3',
  kind: 'vat-return',
  period: Q3,
  status: 30,
  since: AT,
  isUndoable: false,
  ...changes,
});

/** What a rule looks at: a newcomer among other filings. */
export const aRuleState = (newcomer: Partial<Newcomer>, ...filings: StandingFiling[]): RuleState => ({
  newcomer: { kind: 'supplement', period: YEAR, returnFiledElsewhere: false, ...newcomer },
  filings,
  isKindBlocked: false,
});

export const aBrokenRule = (): BrokenRule =>
  oneOpenFiling.check(aRuleState({ kind: 'vat-return', period: Q3 }, aStandingFiling()))!;
