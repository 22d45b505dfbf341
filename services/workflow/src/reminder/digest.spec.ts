import { ApprovalEscalated, ApprovalReminderDue } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { validateSync } from 'class-validator';
import { someFacts } from '../testing/builders.js';
import { digestsOf, type DigestContext, type Told } from './digest.js';
import { hearersOf, type Waiting } from './waiting.js';

const id = (last: string): string => `0199a000-0000-7000-8000-0000000000${last}`;
const KARIN = id('c1');
const KARIN_ELSEWHERE = id('c2');
const PIET = id('c3');
const ELS = id('e1');

const aWaiting = (changes: Partial<Waiting> = {}): Waiting => ({
  filingId: id('f1'),
  organisation: { organisationId: id('a1'), name: 'Bakkerij De Korenaar' },
  facts: someFacts(),
  status: 30,
  since: new Date('2026-10-05T09:00:00.000Z'),
  dueOn: '2026-10-31',
  isOverdue: false,
  isReview: false,
  isStanding: false,
  waitingFor: [KARIN, PIET],
  isTooFew: false,
  office: [ELS],
  ...changes,
});

const context: DigestContext = {
  tenant: '12345',
  now: new Date('2026-10-28T08:00:00.000Z'),
  personOfContact: new Map([
    [KARIN, 'karin'],
    [KARIN_ELSEWHERE, 'karin'],
    [PIET, 'piet'],
  ]),
};

const reminded = (...filings: Waiting[]): Told[] =>
  filings.map((filing) => ({ filing, hearers: hearersOf(filing, 'reminder')! }));

describe('who hears that a filing waits', () => {
  it('are those who can decide and did not', () => {
    expect(hearersOf(aWaiting(), 'reminder')).toEqual({ kind: 'contact', ids: [KARIN, PIET] });
    expect(hearersOf(aWaiting({ isReview: true, status: 25, waitingFor: [ELS] }), 'reminder')).toEqual({
      kind: 'employee',
      ids: [ELS],
    });
  });

  it.each([
    ['nearly-due', 'escalation', {}],
    ['overdue', 'escalation', { isOverdue: true }],
    ['nobody-asked', 'reminder', { waitingFor: [] }],
    ['nobody-asked', 'nobody-asked', { waitingFor: [] }],
    ['nobody-asked', 'nobody-asked', { isTooFew: true }],
    ['question-open', 'reminder', { status: 35 }],
    ['question-open', 'escalation', { status: 35, waitingFor: [] }],
  ] as const)('is the office, because %s, at the %s', (reason, occasion, changes) => {
    expect(hearersOf(aWaiting(changes), occasion)).toEqual({ kind: 'office', ids: [ELS], reason });
  });

  it('is nobody under a standing approval, nor when the look finds somebody who is asked', () => {
    expect(hearersOf(aWaiting({ isStanding: true }), 'reminder')).toBeUndefined();
    expect(hearersOf(aWaiting(), 'nobody-asked')).toBeUndefined();
    expect(hearersOf(aWaiting({ status: 35 }), 'nobody-asked')).toBeUndefined();
  });
});

describe('a digest', () => {
  const other = aWaiting({ filingId: id('f2'), dueOn: '2026-10-30', waitingFor: [KARIN_ELSEWHERE] });

  it('is one per person with the filings of all companies, the most urgent first, and keeps its contract', () => {
    const digests = digestsOf(reminded(aWaiting(), other), context);
    expect(
      digests.map(({ recipients, filings }) => [
        recipients.map((one) => one.contactId),
        filings.map((f) => f.filingId),
      ]),
    ).toEqual([
      [
        [KARIN, KARIN_ELSEWHERE],
        [id('f2'), id('f1')],
      ],
      [[PIET], [id('f1')]],
    ]);
    for (const digest of digests) {
      expect(digest).toBeInstanceOf(ApprovalReminderDue);
      expect(validateSync(digest)).toEqual([]);
    }
  });

  it('tells the days left and what waiting costs', () => {
    const [digest] = digestsOf(reminded(aWaiting()), context);
    expect(digest!.filings[0]).toMatchObject({
      daysLeft: 3,
      waitingSince: '2026-10-05T09:00:00.000Z',
      recipient: { kind: 'contact', contactId: KARIN },
      costOfWaiting: { from: '2026-11-08', filingLateCents: 82_00, payingLateCents: 50_00 },
    });
  });

  it('tells it as of today: after the days without a fine, in Dutch time, nothing that may still be avoided', () => {
    const said = (at: string): string | undefined =>
      digestsOf(reminded(aWaiting()), { ...context, now: new Date(at) })[0]!.filings[0]!.costOfWaiting?.message.nl;
    expect(said('2026-11-07T22:59:00.000Z')).toMatch(/^Komt de aangifte na 7 november 2026 binnen/);
    expect(said('2026-11-07T23:01:00.000Z')).toMatch(/^De boete voor te laat aangeven is nu € 82\./);
  });

  it('has the same id whenever it reminds of the same, in whatever order, and another one tomorrow', () => {
    const idOf = (at: string, ...filings: Waiting[]): string =>
      digestsOf(reminded(...filings), { ...context, now: new Date(at) })[0]!.reminderId;
    const today = idOf('2026-10-28T08:00:00.000Z', aWaiting(), other);
    expect(idOf('2026-10-28T09:30:00.000Z', other, aWaiting())).toBe(today);
    expect(idOf('2026-10-29T08:00:00.000Z', aWaiting(), other)).not.toBe(today);
    expect(idOf('2026-10-28T08:00:00.000Z', aWaiting())).not.toBe(today);
  });

  it('names a filing once, and leaves out who is no longer active', () => {
    const twice = digestsOf(reminded(aWaiting(), aWaiting({ waitingFor: [id('c9')] })), context);
    expect(twice.map(({ filings }) => filings.length)).toEqual([1, 1]);
  });

  it('for the office says why, and is for the office as a whole when it has no employees', () => {
    const late = aWaiting({ office: [] });
    const [digest] = digestsOf([{ filing: late, hearers: hearersOf(late, 'escalation')! }], context);
    expect(digest).toBeInstanceOf(ApprovalEscalated);
    expect(digest).toMatchObject({ recipients: [], filings: [{ reason: 'nearly-due' }] });
    expect(validateSync(digest!)).toEqual([]);
  });

  it('of more filings than one message holds becomes several', () => {
    const many = Array.from({ length: 450 }, (_, index) =>
      aWaiting({ filingId: id(String(index).padStart(3, '0')), waitingFor: [KARIN] }),
    );
    const digests = digestsOf(reminded(...many), context);
    expect(digests.map(({ filings }) => filings.length)).toEqual([200, 200, 50]);
    expect(new Set(digests.map(({ reminderId }) => reminderId)).size).toBe(3);
  });
});
