import { describe, expect, it } from '@jest/globals';
import type { Policy } from '../definition/workflow-definition.js';
import type { Role } from '../people/permissions.js';
import { aContact, anEmployee, aStart, contactId, employeeId, PEOPLE, REASON, someFacts } from '../testing/builders.js';
import type { Acting } from './acting.js';
import type { ApprovalCommand } from './approval-command.js';
import { progressOf } from './progress.js';
import { by, person } from './testing/commands.js';
import { play, refusalOfLast } from './testing/play.js';
import { client, published, reviewed, withPolicy } from './testing/workflows.js';

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
