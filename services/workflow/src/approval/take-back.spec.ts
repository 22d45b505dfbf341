import { describe, expect, it } from '@jest/globals';
import type { Role } from '../people/permissions.js';
import { aContact, anEmployee, aStart, contactId, PEOPLE, REASON, someFacts } from '../testing/builders.js';
import type { Acting } from './acting.js';
import type { ApprovalCommand } from './approval-command.js';
import { progressOf } from './progress.js';
import { by, later, person } from './testing/commands.js';
import { lastOf, play, refusalOfLast } from './testing/play.js';
import { withGrace } from './testing/workflows.js';

const workflowItself: Acting = { actor: { kind: 'workflow' }, roles: new Set<Role>(), actsFor: [] };
const nobodyAt = (acting: Acting): Acting => ({ ...acting, roles: new Set<Role>() });

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
