import { describe, expect, it } from '@jest/globals';
import type { Role } from '../people/permissions.js';
import { aBrokenRule, aContact, aDecision, anEmployee, aStart, AT, contactId, REASON } from '../testing/builders.js';
import { IllegalMoveError } from './approval.errors.js';
import { stepsAfter } from './approval.transitions.js';
import { lastOf, play, refusalOfLast } from './testing/play.js';

describe('starting an approval', () => {
  it('moves a registered filing through 20 to 30, right after the steps it already made', () => {
    const { state } = play(aStart({ after: { status: 15, sequence: 2, at: AT } }));
    expect(state).toMatchObject({ status: 30, sequence: 4, version: 1, step: 'client', round: 1, acts: [] });
  });

  it('does nothing for a filing whose approval has begun', () => {
    expect(lastOf(aStart(), aStart())).toEqual({ kind: 'happened', events: [] });
  });

  it('goes on from 20 for a filing that was matched later', () => {
    const { state } = play(aStart({ after: { status: 20, sequence: 3, at: AT } }));
    expect(state).toMatchObject({ status: 30, sequence: 4 });
  });

  it('ends at 45 for a filing that a rule keeps out, and nobody can decide on it', () => {
    const verdict = { refusals: [aBrokenRule()], warnings: [] };
    for (const status of [10, 20] as const) {
      const { state, events } = play(aStart({ verdict, after: { status, sequence: 1, at: AT } }));
      expect(state).toMatchObject({ status: 45, sequence: 2 });
      expect(events).toMatchObject([{ type: 'filing-blocked', reasons: verdict.refusals }]);
    }
    expect(refusalOfLast(aStart({ verdict }), aDecision())).toBe('APPROVAL_NOT_OPEN');
  });

  it('asks the client all the same when a rule only warns', () => {
    const { state, events } = play(aStart({ verdict: { refusals: [], warnings: [aBrokenRule()] } }));
    expect(state?.status).toBe(30);
    expect(events).toMatchObject([{ type: 'approval-requested', warnings: [{ rule: 'one-open-filing' }] }]);
  });

  it('approves at once where nobody is asked', () => {
    expect(play(aStart({ asks: 'nobody' })).state).toMatchObject({ status: 50, sequence: 3 });
  });
});

describe('deciding', () => {
  it('approves: grants and gives the word to file, naming who', () => {
    const { state, events } = play(aStart(), aDecision());
    expect(events.slice(1)).toMatchObject([{ type: 'approval-granted' }, { contactId: contactId(1) }]);
    expect(state).toMatchObject({ status: 50, sequence: 4, acts: [{ choice: 'approve', ledTo: 50 }] });
    expect(state?.undoUntil).toBeUndefined();
  });

  it('rejects with a reason of the office', () => {
    const { state } = play(aStart(), aDecision({ choice: 'reject', reason: REASON }));
    expect(state).toMatchObject({ status: 40, sequence: 4, acts: [{ choice: 'reject', reason: REASON }] });
  });

  it.each([
    ['none', undefined, 'APPROVAL_REASON_REQUIRED'],
    ['one without words', { code: 'other', text: '  ' }, 'APPROVAL_REASON_REQUIRED'],
    ['one the office does not know', { code: 'weather', text: 'Het regent' }, 'APPROVAL_REASON_UNKNOWN'],
  ])('refuses a rejection whose reason is %s', (_, reason, code) => {
    expect(refusalOfLast(aStart(), aDecision({ choice: 'reject', ...(reason ? { reason } : {}) }))).toBe(code);
  });

  it('refuses a decision about another document than the one that waits', () => {
    expect(refusalOfLast(aStart(), aDecision({ documentSha256: 'b'.repeat(64) }))).toBe('APPROVAL_DOCUMENT_CHANGED');
  });

  it('refuses a second decision, whoever takes it', () => {
    const second = aDecision({ idempotencyKey: 'key-2' });
    expect(refusalOfLast(aStart(), aDecision(), second)).toBe('APPROVAL_ALREADY_DECIDED');
    const other = { ...second, acting: aContact(2), choice: 'reject', reason: REASON } as const;
    expect(refusalOfLast(aStart(), aDecision(), other)).toBe('APPROVAL_ALREADY_DECIDED');
  });

  it('gives the same answer to the same decision with the same key, and refuses another with that key', () => {
    expect(lastOf(aStart(), aDecision(), aDecision())).toMatchObject({ kind: 'repeated', act: { ledTo: 50 } });
    const other = aDecision({ choice: 'reject', reason: REASON });
    expect(refusalOfLast(aStart(), aDecision(), other)).toBe('APPROVAL_KEY_REUSED');
  });

  it.each([
    ['who is nothing to the organisation', { ...aContact(1), roles: new Set<Role>() }],
    ['a viewer', aContact(1, 'viewer')],
    ['an employee', anEmployee(1, 'office-manager')],
    ['an approver who is not among those of the organisation', aContact('f')],
  ])('refuses: %s', (_, acting) => {
    expect(refusalOfLast(aStart(), aDecision({ acting }))).toBe('APPROVAL_NOT_AUTHORISED');
  });

  it('refuses a decision on a filing nobody knows', () => {
    expect(refusalOfLast(aDecision())).toBe('APPROVAL_NOT_FOUND');
  });
});

describe('a step', () => {
  it('that the table does not know is a bug, not a refusal', () => {
    expect(() => stepsAfter({ status: 80, sequence: 9 }, [30], ['workflow'], aStart().at)).toThrow(IllegalMoveError);
  });
});
