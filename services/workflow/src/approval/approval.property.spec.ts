import type { StatusStep } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { PEOPLE, SHA } from '../testing/builders.js';
import type { ApprovalCommand } from './approval-command.js';
import type { ApprovalEvent } from './approval-event.js';
import { openQuestions, stepOf, type Approval } from './approval-state.js';
import { isLegalMove, TRANSITIONS, type MovedBy } from './approval.transitions.js';
import { decide, evolve } from './approval.js';
import { possibleActions } from './possible-actions.js';
import { performersOf, quorumOf } from './quorum.js';
import { anyHistory } from './testing/any-history.js';
import { play } from './testing/play.js';

const MOVERS: readonly MovedBy[] = ['workflow', 'client', 'office', 'connector'];
const RUNS = { numRuns: 1000 };

const stepsOf = (events: readonly ApprovalEvent[]): StatusStep[] =>
  events.flatMap((event) => ('steps' in event ? event.steps : []));

/** The steps that move: where nothing moves, the newest one is told once more. */
function movesOf(commands: readonly ApprovalCommand[]): StatusStep[] {
  const first = commands[0];
  const told = stepsOf(play(...commands).events);
  const before = first?.type === 'start' ? [first.after] : [];
  return [...before, ...told].filter((step, index, all) => all[index - 1]?.sequence !== step.sequence);
}

/** The approval before and after each command of a history that led to something. */
function changesOf(
  commands: readonly ApprovalCommand[],
): { before: Approval; command: ApprovalCommand; after: Approval }[] {
  let state: Approval | undefined;
  return commands.flatMap((command) => {
    const before = state;
    const outcome = decide(state, command);
    if (outcome.kind !== 'happened' || outcome.events.length === 0) return [];
    state = outcome.events.reduce<Approval | undefined>(evolve, state);
    return before ? [{ before, command, after: state! }] : [];
  });
}

describe('any history of a filing', () => {
  it('makes only legal moves, with sequences that count on by one', () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        const moves = movesOf(commands);
        moves.slice(1).forEach((step, index) => {
          const before = moves[index]!;
          const isLegal = MOVERS.some((by) => isLegalMove(before.status, step.status, by));
          expect(isLegal && step.sequence === before.sequence + 1).toBe(true);
        });
      }),
      RUNS,
    );
  });

  it('makes, taken together, every move of the table that is made here', () => {
    const made = new Set<string>();
    for (const commands of fc.sample(anyHistory, { numRuns: 4000, seed: 5 })) {
      const moves = movesOf(commands);
      moves.slice(1).forEach(({ status }, index) => made.add(`${moves[index]!.status} ${status}`));
    }
    const wanted = TRANSITIONS.filter(
      ({ from, to, by }) =>
        from !== null && to < 60 && by.some((mover) => mover !== 'gateway' && mover !== 'connector'),
    )
      .map(({ from, to }) => `${from} ${to}`)
      // Matching is the connector's; a filing is never here at 10, 15 or 20 longer than one transaction.
      .filter((move) => move !== '10 15');
    expect(wanted.filter((move) => !made.has(move))).toEqual([]);
  });

  it('gives the word to file at most once for each time it was approved, and never while it can be undone', () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        const { state, events } = play(...commands);
        expect(events.filter(({ type }) => type === 'filing-approved').length).toBeLessThanOrEqual(1);
        if (!events.some(({ type }) => type === 'filing-approved')) return;
        expect(state?.status).toBe(50);
        expect(state?.undoUntil).toBeUndefined();
      }),
      RUNS,
    );
  });

  it('approves only what enough people approved in this round, about the document that waits, or what a mandate covers', () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        for (const { before, command, after } of changesOf(commands)) {
          for (const { documentSha256, countsFor, choice } of after.acts.slice(before.acts.length)) {
            expect(documentSha256).toBe(SHA);
            if (choice === 'approve')
              expect([...PEOPLE.approvers, ...PEOPLE.reviewers]).toEqual(expect.arrayContaining([...countsFor]));
          }
          if (after.status !== 50 || before.status === 50 || command.type !== 'decide' || command.mandate) continue;
          const counted = quorumOf({ ...before, acts: after.acts }, PEOPLE);
          expect(counted.isFulfilled).toBe(true);
          expect(new Set(counted.grantedBy).size).toBe(counted.grantedBy.length);
        }
      }),
      RUNS,
    );
  });

  it('goes on by itself only when everybody who is still there approved, and somebody did', () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        for (const { before, command, after } of changesOf(commands)) {
          if (command.type !== 'performers-left') continue;
          const performers = performersOf(before, command.people);
          expect(performers.length).toBeGreaterThan(0);
          expect([...quorumOf(before, command.people).counted]).toEqual(expect.arrayContaining([...performers]));
          expect([before.status, after.acts]).toEqual([stepOf(before).status, before.acts]);
        }
      }),
      RUNS,
    );
  });

  it('asks nobody to decide while a question is open, and has none open elsewhere but where it ended', () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        for (const { after } of changesOf(commands)) {
          const open = openQuestions(after).length;
          if (after.status === 35) expect(open).toBeGreaterThan(0);
          else if (after.status !== 45) expect(open).toBe(0);
        }
      }),
      RUNS,
    );
  });

  it('counts every change, so that of two states the higher version is the newer', () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        for (const { before, after } of changesOf(commands)) expect(after.version).toBeGreaterThan(before.version);
      }),
      RUNS,
    );
  });

  it('gives the same state when its events are replayed, and when every command comes twice', () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        const { state, events } = play(...commands);
        expect(events.reduce<Approval | undefined>(evolve, undefined)).toEqual(state);
        const twice = commands.flatMap((command) => [command, command]);
        expect(play(...twice).state).toEqual(state);
      }),
      RUNS,
    );
  });

  it('offers exactly what would succeed', () => {
    fc.assert(
      fc.property(anyHistory, (commands) => {
        const { state } = play(...commands.slice(0, -1));
        const last = commands.at(-1);
        if (!state || last?.type !== 'undo') return;
        const offered = possibleActions(state, last.acting, PEOPLE, last.at);
        const isNewKey = !state.acts.some(({ idempotencyKey }) => idempotencyKey === last.idempotencyKey);
        if (isNewKey) expect(decide(state, last).kind === 'happened').toBe(offered.includes('undo'));
      }),
      RUNS,
    );
  });
});
