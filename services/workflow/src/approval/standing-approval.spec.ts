import { describe, expect, it } from '@jest/globals';
import { aContact, anEmployee, aStart, PEOPLE, REASON, SHA } from '../testing/builders.js';
import type { ApprovalCommand } from './approval-command.js';
import { by, later, person } from './testing/commands.js';
import { play } from './testing/play.js';
import { reviewed, withGrace } from './testing/workflows.js';

describe('a standing approval', () => {
  const [now, hours] = [
    { mandateId: 'm', objectionHours: 0 },
    { mandateId: 'm', objectionHours: 48 },
  ];
  const end = (isStillCovered: boolean, seconds = 48 * 3600): ApprovalCommand => ({
    type: 'end-objection',
    isStillCovered,
    at: later(seconds),
  });

  it('without time to object approves at once, and cannot be undone', () => {
    const { state, events } = play(aStart({ mandate: now, workflow: withGrace }));
    expect(events).toMatchObject([{ type: 'filing-approved', mandateId: 'm' }]);
    expect(state).toMatchObject({ status: 50, sequence: 3 });
    expect(state?.undoUntil).toBeUndefined();
  });

  it('with time to object waits, then approves by itself', () => {
    const start = aStart({ mandate: hours });
    expect(play(start).state).toMatchObject({ status: 30, standing: { approvesAt: later(48 * 3600) } });
    expect(play(start, end(true, 48 * 3600 - 1)).state?.status).toBe(30);
    expect(play(start, end(true)).events.at(-1)).toMatchObject({ type: 'filing-approved', mandateId: 'm' });
  });

  it('is asked for like any other once the mandate does not hold any more', () => {
    const { state, events } = play(aStart({ mandate: hours }), end(false));
    expect(events.at(-1)?.type).toBe('mandate-lapsed');
    expect(state?.status).toBe(30);
    expect(state?.standing).toBeUndefined();
  });

  it('gives way to an objection, and never comes back for this filing', () => {
    const rejected = [aStart({ mandate: hours }), by(aContact(1), { choice: 'reject', reason: REASON })];
    expect(play(...rejected, end(true)).state?.status).toBe(40);
    const repaired = play(...rejected, { type: 'repair', ...person(anEmployee(1)) }, end(true));
    expect(repaired.state?.status).toBe(30);
  });

  it('waits for the answer to a question, and gives all the time again after it', () => {
    const asked: ApprovalCommand = { type: 'ask', ...person(aContact(1)), documentSha256: SHA, text: 'Klopt 5b?' };
    const question = asked.actId;
    const answered: ApprovalCommand = {
      type: 'answer',
      ...person(anEmployee(1), later(3600)),
      questionId: question,
      text: 'Ja',
      people: PEOPLE,
    };
    const start = aStart({ mandate: hours });
    expect(play(start, asked, end(true)).state?.status).toBe(35);
    const { state } = play(start, asked, answered);
    expect(state).toMatchObject({ status: 30, standing: { approvesAt: later(49 * 3600) } });
  });

  it('takes the place of the client after the office has looked', () => {
    const { state } = play(aStart({ workflow: reviewed, mandate: now }), by(anEmployee(1), { mandate: now }));
    expect(state).toMatchObject({ status: 50, sequence: 5 });
  });
});
