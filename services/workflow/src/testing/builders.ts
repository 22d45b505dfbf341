import { randomUUID } from 'node:crypto';
import { ContactChanged, FilingRegistered, type BrokenRule, type FilingFacts } from '@akkoord/contracts';
import type { Decide, StartApproval } from '../approval/approval.js';
import type { Contact } from '../approval/contact.js';
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

export const anApprover = (changes: Partial<Contact> = {}): Contact => ({
  contactId: '0199a000-0000-7000-8000-0000000000c1',
  organisationId: ORGANISATION.organisationId,
  roles: ['approver'],
  isActive: true,
  ...changes,
});

export const aStart = (changes: Partial<StartApproval> = {}): StartApproval => ({
  type: 'start',
  filingId: '0199a000-0000-7000-8000-0000000000f1',
  organisation: ORGANISATION,
  facts: someFacts(),
  after: { status: 10, sequence: 1 },
  asks: 'client',
  verdict: { refusals: [], warnings: [] },
  at: AT,
  ...changes,
});

export const aDecision = (changes: Partial<Decide> = {}): Decide => {
  const contact = 'contact' in changes ? changes.contact : anApprover();
  return {
    type: 'decide',
    choice: 'approve',
    contactId: contact?.contactId ?? anApprover().contactId,
    contact,
    documentSha256: SHA,
    idempotencyKey: 'key-1',
    at: AT,
    ...changes,
  };
};

export const REASON = { code: 'wrong-figures', text: 'De omzet klopt niet' };

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
    contactId: anApprover().contactId,
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
  ...changes,
});

/** What a rule looks at: a newcomer among other filings, an hour after they came to stand where they stand. */
export const aRuleState = (newcomer: Partial<Newcomer>, ...filings: StandingFiling[]): RuleState => ({
  newcomer: { kind: 'supplement', period: YEAR, returnFiledElsewhere: false, ...newcomer },
  filings,
  isKindBlocked: false,
  undoGraceSeconds: 0,
  now: '2026-10-05T10:00:00.000Z',
});

export const aBrokenRule = (): BrokenRule =>
  oneOpenFiling.check(aRuleState({ kind: 'vat-return', period: Q3 }, aStandingFiling()))!;
