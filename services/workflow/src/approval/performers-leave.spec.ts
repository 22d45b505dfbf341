import { describe, expect, it } from '@jest/globals';
import { STANDARD } from '../definition/delivered-workflows.js';
import { aContact, aDecision, anEmployee, aStart, AT, contactId, PEOPLE, REASON } from '../testing/builders.js';
import type { ApprovalCommand } from './approval-command.js';
import { aWorkflow } from './testing/any-history.js';
import { play } from './testing/play.js';

const forAll = (graceSeconds: number) => ({
  ...STANDARD,
  definition: aWorkflow({ policy: { kind: 'all' }, hasReview: false, graceSeconds }),
});
const approval = (sign: number): ApprovalCommand =>
  aDecision({ acting: aContact(sign), idempotencyKey: `key-${sign}` });
const later = (seconds: number): string => new Date(Date.parse(AT) + seconds * 1000).toISOString();

describe('a step that waits for all, when who was waited for leaves', () => {
  const start = aStart({ workflow: forAll(0) });
  const [first, second] = [approval(1), approval(2)];
  const left = (...approvers: string[]): ApprovalCommand => ({
    type: 'performers-left',
    people: { ...PEOPLE, approvers },
    at: later(60),
  });

  it('goes on by itself, in the name of who approved last', () => {
    const { state, events } = play(start, first, second, left(contactId(1), contactId(2)));
    expect(state).toMatchObject({ status: 50, since: later(60) });
    expect(events.at(-1)).toMatchObject({ type: 'filing-approved', contactId: contactId(2) });
  });

  it('gives time to undo as always', () => {
    const graceful = aStart({ workflow: forAll(600) });
    const { state, events } = play(graceful, first, second, left(contactId(1), contactId(2)));
    expect(state).toMatchObject({ status: 50, undoUntil: later(660) });
    expect(events.some(({ type }) => type === 'filing-approved')).toBe(false);
  });

  it('waits for those who stay, and never goes on when nobody who approved is left', () => {
    for (const approvers of [[contactId(1), contactId(3)], [contactId(3)], []])
      expect(play(start, first, left(...approvers)).state).toEqual(play(start, first).state);
    expect(play(start, left(contactId(1))).state?.status).toBe(30);
    expect(play(start, left()).state?.status).toBe(30);
  });

  it('counts no approval of before a repair', () => {
    const veto = aDecision({ acting: aContact(3), idempotencyKey: 'veto', choice: 'reject', reason: REASON });
    const again: ApprovalCommand = {
      type: 'repair',
      ...{ acting: anEmployee(1), actId: 'act', idempotencyKey: 'again', at: AT },
    };
    expect(play(start, first, veto, again, left(contactId(1))).state?.status).toBe(30);
  });
});
