import {
  ApprovalCompleted,
  ApprovalEscalated,
  ApprovalInformed,
  ApprovalReminderDue,
  ApprovalRepaired,
  ApprovalRequested,
  FilingApproved,
  FilingSendFailed,
  FilingWithdrawn,
  type Actor,
} from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { occasionsOf } from './occasions-of.js';

const told = { id: 'event-1', time: new Date('2026-10-05T09:00:00.000Z') };
const at = told.time.toISOString();
const step = (status: 30 | 25 | 45 | 50 | 70, sequence = 4) => [{ status, sequence, at }];
const actor: Actor = { kind: 'contact', contactId: 'c-1' };
const make = <T extends object>(Event: new () => T, given: object): T =>
  Object.assign(new Event(), { filingId: 'f-1', ...given });

describe('what people are told', () => {
  it('a request: those who can decide now, and until when they can object', () => {
    const progress = { waitingFor: [actor, { kind: 'contact', contactId: 'c-2' }], approvesAt: at };
    const [occasion] = occasionsOf(make(ApprovalRequested, { approverContactIds: ['c-1', 'c-9'], progress }), told);
    expect(occasion).toMatchObject({
      targets: [{ to: 'contacts', contactIds: ['c-1', 'c-2'] }],
      story: { approvesAt: at },
    });
  });

  it('a step that informs: its people, at the client and at the office', () => {
    const informed = (contactIds: string[], employeeIds: string[]) =>
      occasionsOf(make(ApprovalInformed, { contactIds, employeeIds }), told);
    expect(informed(['c-1'], [])).toMatchObject([
      { kind: 'for-information', key: 'event-1', filingId: 'f-1', targets: [{ to: 'contacts', contactIds: ['c-1'] }] },
    ]);
    expect(informed([], ['e-1'])[0]?.targets).toEqual([{ to: 'employees', employeeIds: ['e-1'] }]);
  });

  it('an approval that can be undone and the go-ahead after it are one occasion', () => {
    const completed = make(ApprovalCompleted, { statuses: step(50), actor, undoUntil: at });
    const approved = make(FilingApproved, { statuses: step(50), approvedByContactId: 'c-1' });
    const again = make(FilingApproved, { statuses: step(50, 9), approvedByContactId: 'c-1' });
    const keys = [completed, approved, again].map(
      (event, index) => occasionsOf(event, { ...told, id: `e${index}` })[0]?.key,
    );
    expect(keys[0]).toBe(keys[1]);
    expect(keys[2]).not.toBe(keys[0]);
  });

  it('an approval of nobody: nobody; under a standing approval: every approver', () => {
    expect(occasionsOf(make(FilingApproved, { statuses: step(50) }), told)).toEqual([]);
    const [occasion] = occasionsOf(make(FilingApproved, { statuses: step(50), mandateId: 'm' }), told);
    expect(occasion).toMatchObject({ targets: [{ to: 'approvers' }, { to: 'office' }], story: { isByMandate: true } });
  });

  it('a repair: the client, unless it went back to the review of the office', () => {
    const repaired = (status: 25 | 30) => occasionsOf(make(ApprovalRepaired, { statuses: step(status), actor }), told);
    expect([repaired(30).length, repaired(25).length]).toEqual([1, 0]);
  });

  it('a withdrawal: not the office that did it, and not the client when a new version follows', () => {
    const targets = (by: Actor, supersededBy?: string) =>
      occasionsOf(
        make(FilingWithdrawn, {
          statuses: step(45),
          by,
          reason: { code: 'x', text: 'y' },
          ...(supersededBy ? { supersededBy } : {}),
        }),
        told,
      ).flatMap((occasion) => occasion.targets.map(({ to }) => to));
    expect(targets({ kind: 'employee', employeeId: 'e-1' })).toEqual(['approvers']);
    expect(targets({ kind: 'client-environment', clientEnvironmentId: 'k' })).toEqual(['approvers', 'office']);
    expect(targets({ kind: 'client-environment', clientEnvironmentId: 'k' }, 'f-2')).toEqual(['office']);
  });

  it('a failure: when it lasts, and when a person has to act, each once', () => {
    const failed = (attempt: number, nextAttemptAt?: string) =>
      occasionsOf(
        make(FilingSendFailed, { statuses: step(70), code: 'X', attempt, ...(nextAttemptAt ? { nextAttemptAt } : {}) }),
        told,
      );
    expect([1, 2, 4, 6].flatMap((attempt) => failed(attempt, at))).toEqual([]);
    expect(failed(5, at)).toHaveLength(1);
    expect(failed(1)[0]?.key).toBe(failed(2)[0]?.key);
    expect(failed(1)[0]?.key).not.toBe(failed(5, at)[0]?.key);
  });

  it('a reminder: one person under all his names; an escalation without employees: the office', () => {
    const filings = [
      {
        filingId: 'f-1',
        kind: 'vat-return',
        period: { start: '2026-07-01', end: '2026-09-30' },
        organisation: { organisationId: 'o', name: 'B' },
        dueOn: '2026-10-31',
      },
    ];
    const recipients = [actor, { kind: 'contact', contactId: 'c-2' }];
    const [reminder] = occasionsOf(make(ApprovalReminderDue, { reminderId: 'r', recipients, filings }), told);
    expect(reminder).toMatchObject({
      key: 'reminder r',
      targets: [{ to: 'contacts', contactIds: ['c-1', 'c-2'] }],
      story: { filings: [{ organisation: 'B', dueOn: '2026-10-31' }] },
    });
    const [escalated] = occasionsOf(make(ApprovalEscalated, { reminderId: 'r', recipients: [], filings }), told);
    expect(escalated).toMatchObject({ kind: 'escalated', targets: [{ to: 'office' }] });
  });
});
