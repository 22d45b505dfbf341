import { describe, expect, it } from '@jest/globals';
import type { Policy, WorkflowDefinition } from '../definition/workflow-definition.js';
import { STANDARD_WORKFLOW } from '../definition/standard-workflow.js';
import type { Role } from '../people/permissions.js';
import {
  aContact,
  aDecision,
  anEmployee,
  aStart,
  AT,
  contactId,
  employeeId,
  PEOPLE,
  REASON,
  SHA,
  someFacts,
} from '../testing/builders.js';
import type { Acting } from './acting.js';
import type { ApprovalCommand, StartApproval } from './approval-command.js';
import { progressOf } from './progress.js';
import { lastOf, play, refusalOfLast } from './testing/play.js';

const client = STANDARD_WORKFLOW.steps.client;
const published = (changes: Partial<WorkflowDefinition>) => ({
  definitionId: '0199a000-0000-7000-8000-00000000dddd',
  version: 1,
  definition: { ...STANDARD_WORKFLOW, isDelivered: false, name: 'copy', ...changes },
});
const withPolicy = (policy: Policy, changes: Partial<StartApproval> = {}): StartApproval =>
  aStart({ workflow: published({ steps: { client: { ...client, policy } } }), ...changes });
const reviewed = published({
  start: 'review',
  steps: {
    review: {
      ...client,
      status: 25,
      kind: 'office-review',
      performers: 'office-reviewer',
      isFourEyes: true,
      actions: [
        { name: 'approve', nl: 'Doorsturen', en: 'Pass on', leadsTo: 'client', needsReason: false },
        { name: 'reject', nl: 'Afkeuren', en: 'Reject', leadsTo: 'rejected', needsReason: true },
      ],
    },
    client,
  },
});
const withGrace = published({ undoGraceSeconds: 600 });
let keys = 0;
const by = (acting: Acting, more: object = {}): ApprovalCommand =>
  aDecision({ acting, idempotencyKey: `key-${(keys += 1)}`, ...more });
const later = (seconds: number): string => new Date(Date.parse(AT) + seconds * 1000).toISOString();
const person = (acting: Acting, at = AT) => ({
  acting,
  actId: `act-${(keys += 1)}`,
  idempotencyKey: `key-${keys}`,
  at,
});
const workflowItself: Acting = { actor: { kind: 'workflow' }, roles: new Set<Role>(), actsFor: [] };
const nobodyAt = (acting: Acting): Acting => ({ ...acting, roles: new Set<Role>() });

describe('the office looks first', () => {
  it('at 25; what it lets through goes to the client, with who looked', () => {
    const { state, events } = play(aStart({ workflow: reviewed }), by(anEmployee(1)));
    expect(events).toMatchObject([
      { type: 'review-requested', steps: [{ status: 20 }, { status: 25 }] },
      { type: 'approval-granted' },
      { type: 'approval-requested', steps: [{ status: 30 }], reviewedBy: { employeeId: employeeId(1) } },
    ]);
    expect(state).toMatchObject({ status: 30, step: 'client' });
  });

  it('and can reject; repaired, the filing comes back to the review, where who repaired it is no second pair of eyes', () => {
    const repair: ApprovalCommand = { type: 'repair', ...person(anEmployee(1)) };
    const back = [aStart({ workflow: reviewed }), by(anEmployee(2), { choice: 'reject', reason: REASON }), repair];
    expect(play(...back).state).toMatchObject({ status: 25, step: 'review', round: 2 });
    expect(refusalOfLast(...back, by(anEmployee(1)))).toBe('APPROVAL_FOUR_EYES');
    expect(play(...back, by(anEmployee(2))).state?.status).toBe(30);
  });

  it('and the client cannot do it in its place', () => {
    expect(refusalOfLast(aStart({ workflow: reviewed }), by(aContact(1)))).toBe('APPROVAL_NOT_AUTHORISED');
  });
});

describe('a policy', () => {
  const [first, second, third] = [by(aContact(1)), by(aContact(2)), by(aContact(3))];

  it('of all waits for each of them, and shows how far it is', () => {
    const start = withPolicy({ kind: 'all' });
    const { state, events } = play(start, first, second);
    expect(events.map(({ type }) => type)).toEqual([
      'approval-requested',
      'approval-partly-granted',
      'approval-partly-granted',
    ]);
    expect(progressOf(state!, PEOPLE)).toMatchObject({
      policy: 'all',
      granted: 2,
      needed: 3,
      waitingFor: [{ kind: 'contact', contactId: contactId(3) }],
    });
    expect(play(start, first, second, third).state?.status).toBe(50);
  });

  it('of all does not wait for who left: one of those who are there says it once more', () => {
    const start = withPolicy({ kind: 'all' });
    const people = { ...PEOPLE, approvers: [contactId(1), contactId(2)] };
    expect(play(start, first, second, by(aContact(1), { people })).state?.status).toBe(50);
  });

  it('of a number counts people, each once', () => {
    const start = withPolicy({ kind: 'number', of: 2 });
    expect(refusalOfLast(start, first, by(aContact(1)))).toBe('APPROVAL_ALREADY_YOURS');
    expect(play(start, first, third).state?.status).toBe(50);
  });

  it('of one after the other keeps to the order', () => {
    const start = withPolicy({ kind: 'sequence', of: 2 });
    expect(refusalOfLast(start, second)).toBe('APPROVAL_NOT_YOUR_TURN');
    expect(refusalOfLast(start, first, third)).toBe('APPROVAL_NOT_YOUR_TURN');
    expect(play(start, first, second).state?.status).toBe(50);
  });

  it('by amount looks at the total of the filing', () => {
    const policy: Policy = {
      kind: 'by-amount',
      bands: [{ above: 25_000, side: 'to-pay', policy: { kind: 'number', of: 2 } }],
      otherwise: { kind: 'any-one' },
    };
    const of = (totalEuros: number) => withPolicy(policy, { facts: { ...someFacts(), totalEuros } });
    expect(play(of(25_000), first).state?.status).toBe(50);
    expect(play(of(25_001), first).state?.status).toBe(30);
    expect(play(of(25_001), first, second).state?.status).toBe(50);
    expect(play(of(-90_000), first).state?.status).toBe(50);
  });

  it.each<Policy>([{ kind: 'all' }, { kind: 'number', of: 3 }, { kind: 'sequence', of: 3 }])(
    'of %j ends with one veto, also after approvals',
    (policy) => {
      const veto = by(aContact(3), { choice: 'reject', reason: REASON });
      expect(play(withPolicy(policy), first, second, veto).state?.status).toBe(40);
    },
  );
});

describe('delegation', () => {
  const absent = { personId: contactId(1), roles: new Set<Role>(['approver']) };
  const delegate: Acting = { ...aContact(9, 'viewer'), actsFor: [absent] };

  it('lets somebody decide for who is away, and says for whom it counts', () => {
    const { state } = play(aStart(), by(delegate));
    expect(state).toMatchObject({
      status: 50,
      acts: [{ actor: { contactId: contactId(9) }, countsFor: [contactId(1)] }],
    });
  });

  it('gives nobody more than who delegated has', () => {
    const handedOn: Acting = { ...delegate, actsFor: [{ personId: contactId(9), roles: new Set<Role>(['viewer']) }] };
    expect(refusalOfLast(aStart(), by(handedOn))).toBe('APPROVAL_NOT_AUTHORISED');
  });

  it('does not make one person two where two people are asked', () => {
    const start = withPolicy({ kind: 'number', of: 2 });
    const both: Acting = { ...aContact(2), actsFor: [absent] };
    expect(refusalOfLast(start, by(both), by(both))).toBe('APPROVAL_ALREADY_YOURS');
    expect(play(withPolicy({ kind: 'all' }), by(both), by(aContact(3))).state?.status).toBe(50);
  });
});

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

describe('undo', () => {
  const start = aStart({ workflow: withGrace });
  const undone = (seconds: number, acting = aContact(2)): ApprovalCommand => ({
    type: 'undo',
    ...person(acting, later(seconds)),
  });
  const end = (seconds: number): ApprovalCommand => ({ type: 'end-grace', at: later(seconds) });

  it('keeps the word to file back until the grace is over', () => {
    const approved = play(start, by(aContact(1)));
    expect(approved.events.map(({ type }) => type)).toEqual([
      'approval-requested',
      'approval-granted',
      'approval-completed',
    ]);
    expect(approved.state).toMatchObject({ status: 50, undoUntil: later(600) });
    expect(play(start, by(aContact(1)), end(599)).events).toHaveLength(3);
    const { state, events } = play(start, by(aContact(1)), end(600), end(601));
    expect(events.slice(3)).toMatchObject([
      { type: 'filing-approved', steps: [{ status: 50, sequence: 4 }], contactId: contactId(1) },
    ]);
    expect(state?.undoUntil).toBeUndefined();
  });

  it('brings the filing back to 30, where everybody decides anew', () => {
    const { state } = play(start, by(aContact(1)), undone(599));
    expect(state).toMatchObject({ status: 30, sequence: 5, round: 2 });
    expect(progressOf(state!, PEOPLE)).toMatchObject({ granted: 0 });
    expect(play(start, by(aContact(1)), undone(599), end(600)).state?.status).toBe(30);
    expect(play(start, by(aContact(1)), undone(599), by(aContact(1))).state?.status).toBe(50);
  });

  it.each([
    ['too late', [by(aContact(1)), undone(600)], 'UNDO_TOO_LATE'],
    ['after the word to file', [by(aContact(1)), end(600), undone(10)], 'UNDO_TOO_LATE'],
    ['before there is an approval', [undone(10)], 'UNDO_NOT_APPROVED'],
    ['by the office', [by(aContact(1)), undone(10, anEmployee(1))], 'APPROVAL_NOT_AUTHORISED'],
    ['by a viewer', [by(aContact(1)), undone(10, aContact(1, 'viewer'))], 'APPROVAL_NOT_AUTHORISED'],
  ])('is refused: %s', (_, commands, code) => {
    expect(refusalOfLast(start, ...commands)).toBe(code);
  });
});

describe('withdrawing', () => {
  const environment: Acting = {
    actor: { kind: 'client-environment', clientEnvironmentId: someFacts().clientEnvironmentId },
    roles: new Set<Role>(['client-environment']),
    actsFor: [],
  };
  const withdrawn = (acting: Acting, more: object = {}): ApprovalCommand => ({
    type: 'withdraw',
    ...person(acting),
    reason: { code: 'removed', text: 'Verwijderd' },
    ...more,
  });

  it.each<[string, Acting]>([
    ['the office', anEmployee(1)],
    ['the client environment that sent it', environment],
    ['the workflow by itself', workflowItself],
  ])('by %s ends a filing that waits', (_, acting) => {
    expect(play(aStart(), withdrawn(acting)).state).toMatchObject({ status: 45, sequence: 4 });
    expect(play(aStart(), by(aContact(1), { choice: 'reject', reason: REASON }), withdrawn(acting)).state?.status).toBe(
      45,
    );
    expect(refusalOfLast(aStart(), withdrawn(acting), withdrawn(acting))).toBe('WITHDRAWAL_ALREADY_ENDED');
    expect(refusalOfLast(aStart(), by(aContact(1)), withdrawn(acting))).toBe('WITHDRAWAL_TOO_LATE');
  });

  it('for a new version says which', () => {
    expect(play(aStart(), withdrawn(environment, { supersededBy: 'next' })).events.at(-1)).toMatchObject({
      type: 'filing-withdrawn',
      act: { supersededBy: 'next' },
    });
  });

  it('is not for the client, nor for another client environment', () => {
    expect(refusalOfLast(aStart(), withdrawn(aContact(1)))).toBe('APPROVAL_NOT_AUTHORISED');
    expect(refusalOfLast(aStart(), withdrawn(nobodyAt(environment)))).toBe('APPROVAL_NOT_AUTHORISED');
  });
});

describe('repairing', () => {
  it('puts what the client rejected back to 30, where he can decide again', () => {
    const rejected = [aStart(), by(aContact(1), { choice: 'reject', reason: REASON })];
    const repaired: ApprovalCommand = { type: 'repair', ...person(anEmployee(1)), text: 'Op uw verzoek' };
    expect(play(...rejected, repaired).state).toMatchObject({ status: 30, sequence: 5, round: 2 });
    expect(play(...rejected, repaired, by(aContact(1))).state?.status).toBe(50);
    expect(refusalOfLast(...rejected, { ...repaired, acting: aContact(1) })).toBe('APPROVAL_NOT_AUTHORISED');
    expect(refusalOfLast(aStart(), repaired)).toBe('REPAIR_NOT_REJECTED');
    expect(lastOf(...rejected, repaired, repaired)).toMatchObject({ kind: 'repeated', act: { ledTo: 30 } });
  });
});

describe('steps that only inform', () => {
  it('wait for nobody', () => {
    const inform = {
      ...client,
      kind: 'inform',
      performers: 'viewer',
      actions: [{ ...client.actions[0], leadsTo: 'approved' }],
    } as const;
    const asks = { ...client, actions: [{ ...client.actions[0], leadsTo: 'tell' }, client.actions[1]] };
    const workflow = published({ steps: { client: asks, tell: inform } });
    expect(play(aStart({ workflow }), by(aContact(1))).state).toMatchObject({ status: 50, sequence: 4 });
  });
});
