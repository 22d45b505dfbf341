import type { FilingFacts } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import type { Occasion, Target } from '../occasion/occasion.js';
import { stillHolds } from '../sending/still-holds.js';
import type { Known, KnownFiling } from './known.js';
import { planMails } from './plan-mails.js';

const TENANT = '12345';
const filing: KnownFiling = {
  filingId: 'f-1',
  organisationId: 'o-1',
  organisationName: 'Bakkerij',
  facts: { kind: 'vat-return', period: { start: '2026-07-01', end: '2026-09-30' }, totalEuros: 5 } as FilingFacts,
  status: 30,
  wasWithClient: true,
};
const contact = (personId: string, email: string, organisationId = 'o-1', isApprover = true) => ({
  personId,
  name: personId,
  email,
  organisationId,
  isApprover,
});
const employee = (personId: string, isManager = false, organisationIds: string[] = []) => ({
  personId,
  name: personId,
  email: `${personId}@office.example`,
  isManager,
  organisationIds,
});
const known = (more: Partial<Known> = {}): Known => ({
  filings: new Map([[filing.filingId, filing]]),
  contacts: [
    contact('c-1', 'Sanne@Client.example'),
    contact('c-2', 'mo@client.example'),
    contact('c-9', 'x@other.example', 'o-9'),
  ],
  employees: [employee('e-1'), employee('e-2', false, ['o-9']), employee('e-3', true, ['o-9'])],
  switches: [],
  languages: new Map(),
  office: { name: 'Kantoor', language: 'nl' },
  ...more,
});
const occasion = (kind: Occasion['kind'], ...targets: Target[]): Occasion => ({
  kind,
  key: 'event-1',
  at: '2026-10-05T09:00:00.000Z',
  filingId: 'f-1',
  targets,
  story: {},
});
const emails = (given: Occasion, all = known()) => planMails(TENANT, given, all).map(({ email }) => email);

describe('who gets a mail', () => {
  it('approvers of this organisation, not of another, and no mere viewer', () => {
    const viewer = contact('c-3', 'viewer@client.example', 'o-1', false);
    const all = known({ contacts: [...known().contacts, viewer] });
    expect(emails(occasion('accepted', { to: 'approvers' }), all)).toEqual([
      'sanne@client.example',
      'mo@client.example',
    ]);
  });

  it('contacts that are named, each address once', () => {
    const all = known({ contacts: [contact('c-1', 'same@client.example'), contact('c-2', 'SAME@client.example')] });
    expect(emails(occasion('filing-ready', { to: 'contacts', contactIds: ['c-1', 'c-2'] }), all)).toEqual([
      'same@client.example',
    ]);
  });

  it('employees who work for this client, and managers for all', () => {
    expect(emails(occasion('rejected', { to: 'office' }))).toEqual(['e-1@office.example', 'e-3@office.example']);
    expect(emails(occasion('certificate-expiring', { to: 'managers' }))).toEqual(['e-3@office.example']);
  });

  it("the office's own address while it has no employees, so that a question is never told to nobody", () => {
    const office = { name: 'Kantoor', language: 'nl' as const, email: 'info@office.example' };
    expect(emails(occasion('question-asked', { to: 'office' }), known({ employees: [], office }))).toEqual([
      'info@office.example',
    ]);
  });

  it('nobody, of a kind that the office switched off; and somebody, of one it switched on', () => {
    const off = known({ switches: [{ kind: 'accepted', audience: 'client', isOn: false }] });
    expect(emails(occasion('accepted', { to: 'approvers' }, { to: 'office' }), off)).toEqual([]);
    const on = known({ switches: [{ kind: 'accepted', audience: 'office', isOn: true }] });
    expect(emails(occasion('accepted', { to: 'office' }), on)).toHaveLength(2);
  });

  it('no client, about a filing that only the office ever saw', () => {
    const filings = new Map([['f-1', { ...filing, wasWithClient: false }]]);
    expect(emails(occasion('withdrawn', { to: 'approvers' }), known({ filings }))).toEqual([]);
    const informed = occasion('for-information', { to: 'contacts', contactIds: ['c-2'] });
    expect(emails(informed, known({ filings }))).toEqual(['mo@client.example']);
  });

  it('nobody, about a filing that is not known', () => {
    expect(emails(occasion('accepted', { to: 'approvers' }), known({ filings: new Map() }))).toEqual([]);
  });

  it('in the language he chose, else that of the office', () => {
    const all = known({ languages: new Map([['mo@client.example', 'en' as const]]) });
    const mails = planMails(TENANT, occasion('accepted', { to: 'approvers' }), all);
    expect(mails.map(({ language }) => language)).toEqual(['nl', 'en']);
  });
});

describe('the key of a mail', () => {
  const keys = (given: Occasion, tenant = TENANT) => planMails(tenant, given, known()).map(({ mailId }) => mailId);
  const told = occasion('accepted', { to: 'approvers' });

  it('is the same for the same news to the same person, and a UUID', () => {
    expect(keys(told)).toEqual(keys({ ...told, at: '2027-01-01T00:00:00.000Z' }));
    expect(keys(told)[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('is another for another person, occasion, kind or office', () => {
    const all = [
      keys(told),
      keys({ ...told, key: 'event-2' }),
      keys({ ...told, kind: 'refused' }),
      keys(told, '54321'),
    ].flat();
    expect(new Set(all).size).toBe(8);
  });
});

describe('a mail at the moment it is sent', () => {
  const at = (status: KnownFiling['status']) => new Map([['f-1', { ...filing, status }]]);
  const waiting = { kind: 'filing-ready', audience: 'client', filingId: 'f-1', story: {} } as const;
  const told = { ...waiting, kind: 'accepted' } as const;

  it('no longer asks for what was decided, and still tells what happened', () => {
    expect(stillHolds(waiting, at(30))).toBeDefined();
    expect(stillHolds(waiting, at(50))).toBeUndefined();
    expect(stillHolds(told, at(80))).toBeDefined();
  });

  it('does not say that a filing goes to the tax office when the approval or the filing was taken back meanwhile', () => {
    const receipt = { ...told, kind: 'approved' } as const;
    expect(([50, 60, 70, 80, 90] as const).map((status) => stillHolds(receipt, at(status)) !== undefined)).toEqual(
      Array.from({ length: 5 }, () => true),
    );
    expect(([30, 40, 45] as const).map((status) => stillHolds(receipt, at(status)))).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('of several filings names those that still wait', () => {
    const one = { kind: 'vat-return', period: filing.facts.period, organisation: 'x' } as const;
    const digest = {
      kind: 'reminder',
      audience: 'client',
      story: {
        filings: [
          { ...one, filingId: 'f-1' },
          { ...one, filingId: 'f-2' },
        ],
      },
    } as const;
    expect(stillHolds(digest, at(50))?.filings?.map(({ filingId }) => filingId)).toEqual(['f-2']);
    expect(stillHolds({ ...digest, story: { filings: [digest.story.filings[0]] } }, at(50))).toBeUndefined();
  });
});
