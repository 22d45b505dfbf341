import { describe, expect, it } from '@jest/globals';
import { aContact, anEmployee, aStart, contactId, PEOPLE, SHA } from '../testing/builders.js';
import type { ApprovalCommand } from './approval-command.js';
import { by, later, person } from './testing/commands.js';
import { play, refusalOfLast } from './testing/play.js';
import { client, published, withPolicy } from './testing/workflows.js';

describe('a question', () => {
  const asked = (acting = aContact(1), more: object = {}) =>
    ({ type: 'ask', ...person(acting), documentSha256: SHA, text: 'Klopt 5b?', ...more }) as ApprovalCommand & {
      actId: string;
    };
  const answered = (questionId: string, people = PEOPLE): ApprovalCommand => ({
    type: 'answer',
    ...person(anEmployee(1)),
    questionId,
    text: 'Ja, dat klopt.',
    people,
  });

  it('holds a filing whose last decider leaves, until it is answered', () => {
    const steps = { client: { ...client, policy: { kind: 'all' } as const } };
    const question = asked(aContact(3));
    const people = { ...PEOPLE, approvers: [contactId(1), contactId(2)] };
    const history = [aStart({ workflow: published({ steps }) }), by(aContact(1)), by(aContact(2)), question];
    const held = play(...history, { type: 'performers-left', people, at: later(60) });
    expect(held.state?.status).toBe(35);
    const { state, events } = play(...history, answered(question.actId, people));
    expect(state?.status).toBe(50);
    expect(events.slice(-3).map(({ type }) => type)).toEqual([
      'question-answered',
      'performers-left',
      'filing-approved',
    ]);
  });

  it('brings the filing to 35, where nobody decides; the answer brings it back to 30', () => {
    const question = asked();
    expect(play(aStart(), question).state?.status).toBe(35);
    expect(refusalOfLast(aStart(), question, by(aContact(1)))).toBe('APPROVAL_QUESTION_OPEN');
    expect(play(aStart(), question, answered(question.actId)).state).toMatchObject({ status: 30, sequence: 5 });
  });

  it('joins another; the filing goes back with the last answer', () => {
    const [one, two] = [asked(), asked(aContact(2), { box: '1a' })];
    const { state, events } = play(aStart(), one, two, answered(one.actId));
    expect(state).toMatchObject({ status: 35, sequence: 4 });
    expect(events.at(-1)).toMatchObject({ steps: [{ status: 35, sequence: 4 }] });
    expect(play(aStart(), one, two, answered(one.actId), answered(two.actId)).state?.status).toBe(30);
  });

  it('keeps the approvals that were given', () => {
    const question = asked(aContact(2));
    const start = withPolicy({ kind: 'number', of: 2 });
    expect(play(start, by(aContact(1)), question, answered(question.actId), by(aContact(3))).state?.status).toBe(50);
  });

  it.each([
    ['of a viewer', asked(aContact(1, 'viewer')), 'APPROVAL_NOT_AUTHORISED'],
    ['about another document', asked(aContact(1), { documentSha256: 'b'.repeat(64) }), 'APPROVAL_DOCUMENT_CHANGED'],
    ['that nobody asked', answered('nothing'), 'QUESTION_NOT_FOUND'],
  ])('is refused: %s', (_, command, code) => {
    expect(refusalOfLast(aStart(), command)).toBe(code);
  });

  it('is answered once, and by the office', () => {
    const question = asked();
    expect(refusalOfLast(aStart(), question, answered(question.actId), answered(question.actId))).toBe(
      'QUESTION_ALREADY_ANSWERED',
    );
    const byClient = { ...answered(question.actId), acting: aContact(2) } as ApprovalCommand;
    expect(refusalOfLast(aStart(), question, byClient)).toBe('APPROVAL_NOT_AUTHORISED');
  });

  it('cannot be asked where the workflow does not offer it', () => {
    const actions = client.actions.filter(({ name }) => name !== 'ask');
    const workflow = published({ steps: { client: { ...client, actions } } });
    expect(refusalOfLast(aStart({ workflow }), asked())).toBe('QUESTION_NOT_OFFERED');
  });
});
