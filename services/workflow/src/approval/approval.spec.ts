import { describe, expect, it } from '@jest/globals';
import { aBrokenRule, aDecision, anApprover, aStart, REASON } from '../testing/builders.js';
import { decide, evolve, stepsAfter, type Approval, type ApprovalCommand, type Outcome } from './approval.js';
import { IllegalMoveError } from './approval.errors.js';

/** The state after these commands, and what the last one led to. */
function after(...commands: ApprovalCommand[]): { state: Approval | undefined; outcome: Outcome | undefined } {
  let state: Approval | undefined;
  let outcome: Outcome | undefined;
  for (const command of commands) {
    outcome = decide(state, command);
    if (outcome.kind === 'happened') state = outcome.events.reduce(evolve, state);
  }
  return { state, outcome };
}

const outcomeOf = (...commands: ApprovalCommand[]): Outcome | undefined => after(...commands).outcome;
const refusal = (code: string) => ({ kind: 'refused', code });

describe('starting an approval', () => {
  it('moves a registered filing through 20 to 30, right after the steps it already made', () => {
    const { state } = after(aStart({ after: { status: 15, sequence: 2 } }));
    expect(state).toMatchObject({ status: 30, sequence: 4, version: 1, decisions: [] });
  });

  it('does nothing for a filing whose approval has begun', () => {
    expect(outcomeOf(aStart(), aStart())).toEqual({ kind: 'happened', events: [] });
  });

  it('goes on from 20 for a filing that was matched later', () => {
    expect(after(aStart({ after: { status: 20, sequence: 3 } })).state).toMatchObject({ status: 30, sequence: 4 });
  });

  it('ends at 45 for a filing that a rule keeps out, and nobody can decide on it', () => {
    const verdict = { refusals: [aBrokenRule()], warnings: [] };
    for (const status of [10, 20] as const) {
      const { state, outcome } = after(aStart({ verdict, after: { status, sequence: 1 } }));
      expect(state).toMatchObject({ status: 45, sequence: 2 });
      expect(outcome).toMatchObject({ events: [{ type: 'filing-blocked', reasons: verdict.refusals }] });
    }
    expect(outcomeOf(aStart({ verdict }), aDecision())).toEqual(refusal('APPROVAL_NOT_OPEN'));
  });

  it('asks the client all the same when a rule only warns', () => {
    const { state, outcome } = after(aStart({ verdict: { refusals: [], warnings: [aBrokenRule()] } }));
    expect(state?.status).toBe(30);
    expect(outcome).toMatchObject({
      events: [{ type: 'approval-requested', warnings: [{ rule: 'one-open-filing' }] }],
    });
  });

  it('approves at once where nobody is asked', () => {
    expect(after(aStart({ asks: 'nobody' })).state).toMatchObject({ status: 50, sequence: 3 });
  });
});

describe('deciding', () => {
  it('approves: grants and gives the word to file, naming who', () => {
    const { state, outcome } = after(aStart(), aDecision());
    expect(outcome).toMatchObject({ events: [{ type: 'approval-granted' }, { contactId: anApprover().contactId }] });
    expect(state).toMatchObject({ status: 50, sequence: 4, version: 2, decisions: [{ choice: 'approve', ledTo: 50 }] });
  });

  it('rejects with a reason', () => {
    const { state } = after(aStart(), aDecision({ choice: 'reject', reason: REASON }));
    expect(state).toMatchObject({ status: 40, sequence: 4, decisions: [{ choice: 'reject', reason: REASON }] });
  });

  it('refuses a rejection without a reason', () => {
    expect(outcomeOf(aStart(), aDecision({ choice: 'reject' }))).toEqual(refusal('APPROVAL_REASON_REQUIRED'));
    const empty = aDecision({ choice: 'reject', reason: { code: 'other', text: '  ' } });
    expect(outcomeOf(aStart(), empty)).toEqual(refusal('APPROVAL_REASON_REQUIRED'));
  });

  it('refuses a decision about another document than the one that waits', () => {
    const other = aDecision({ documentSha256: 'b'.repeat(64) });
    expect(outcomeOf(aStart(), other)).toEqual(refusal('APPROVAL_DOCUMENT_CHANGED'));
  });

  it('refuses a second decision, whoever takes it', () => {
    const colleague = anApprover({ contactId: '0199a000-0000-7000-8000-0000000000c2' });
    expect(outcomeOf(aStart(), aDecision(), aDecision({ idempotencyKey: 'key-2' }))).toEqual(
      refusal('APPROVAL_ALREADY_DECIDED'),
    );
    const second = aDecision({ contact: colleague, choice: 'reject', reason: REASON });
    expect(outcomeOf(aStart(), aDecision(), second)).toEqual(refusal('APPROVAL_ALREADY_DECIDED'));
  });

  it('gives the same answer to the same decision with the same key', () => {
    expect(outcomeOf(aStart(), aDecision(), aDecision())).toEqual({ kind: 'repeated', status: 50 });
  });

  it.each([
    ['nobody we know', undefined],
    ['a viewer', anApprover({ roles: ['viewer'] })],
    ['who left', anApprover({ isActive: false })],
    ['of another client', anApprover({ organisationId: '0199a000-0000-7000-8000-000000000002' })],
  ])('refuses a contact: %s', (_, contact) => {
    expect(outcomeOf(aStart(), aDecision({ contact }))).toEqual(refusal('APPROVAL_NOT_AUTHORISED'));
  });

  it('refuses a decision on a filing nobody knows', () => {
    expect(outcomeOf(aDecision())).toEqual(refusal('APPROVAL_NOT_FOUND'));
  });
});

describe('a step', () => {
  it('that the table does not know is a bug, not a refusal', () => {
    expect(() => stepsAfter({ status: 80, sequence: 9 }, [30], 'workflow', aStart().at)).toThrow(IllegalMoveError);
  });
});
