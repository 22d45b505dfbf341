import type { FilingStatus, StatusStep } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aBrokenRule, aDecision, anApprover, aStart, REASON, SHA } from '../testing/builders.js';
import { decide, evolve, type Approval, type ApprovalCommand, type ApprovalEvent } from './approval.js';
import { isLegalMove } from './approval.transitions.js';

const contact = fc.constantFrom(
  anApprover(),
  anApprover({ contactId: '0199a000-0000-7000-8000-0000000000c2' }),
  anApprover({ roles: ['viewer'] }),
  anApprover({ organisationId: '0199a000-0000-7000-8000-000000000002' }),
  undefined,
);
const start = fc
  .record({
    status: fc.constantFrom<FilingStatus>(10, 15, 20),
    sequence: fc.integer({ min: 1, max: 3 }),
    asks: fc.constantFrom<'client' | 'nobody'>('client', 'client', 'nobody'),
    isKeptOut: fc.constantFrom(false, false, false, true),
  })
  .map(({ status, sequence, asks, isKeptOut }) =>
    aStart({
      after: { status, sequence },
      asks,
      verdict: { refusals: isKeptOut ? [aBrokenRule()] : [], warnings: [] },
    }),
  );
const decision = fc
  .record({
    contact,
    choice: fc.constantFrom<'approve' | 'reject'>('approve', 'reject'),
    hasReason: fc.boolean(),
    documentSha256: fc.constantFrom(SHA, SHA, 'b'.repeat(64)),
    idempotencyKey: fc.constantFrom('key-1', 'key-2', 'key-3'),
  })
  .map(({ hasReason, ...rest }) => aDecision({ ...rest, ...(hasReason ? { reason: REASON } : {}) }));
const history = fc.array<ApprovalCommand>(
  fc.oneof({ weight: 1, arbitrary: start }, { weight: 4, arbitrary: decision }),
  {
    maxLength: 30,
  },
);

function play(commands: readonly ApprovalCommand[]): { state: Approval | undefined; events: ApprovalEvent[] } {
  let state: Approval | undefined;
  const events: ApprovalEvent[] = [];
  for (const command of commands) {
    const outcome = decide(state, command);
    if (outcome.kind !== 'happened') continue;
    events.push(...outcome.events);
    state = outcome.events.reduce(evolve, state);
  }
  return { state, events };
}

const stepsOf = (events: readonly ApprovalEvent[]): StatusStep[] =>
  events.flatMap((event) => (event.type === 'approval-granted' ? [] : event.steps));

describe('any history of commands', () => {
  it('makes only legal moves, with sequences that count on by one', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const first = commands.find((command) => command.type === 'start');
        const steps = [...(first ? [first.after] : []), ...stepsOf(play(commands).events)];
        steps.slice(1).forEach((step, index) => {
          const before = steps[index]!;
          const isLegal = (['workflow', 'client'] as const).some((by) => isLegalMove(before.status, step.status, by));
          expect(isLegal && step.sequence === before.sequence + 1).toBe(true);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('decides at most once, and only an approver of the organisation about the document that waits', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const { state, events } = play(commands);
        const decisions = events.flatMap((event) => ('decision' in event ? [event.decision] : []));
        expect(decisions.length).toBeLessThanOrEqual(1);
        expect(state?.decisions ?? []).toEqual(decisions);
        for (const taken of decisions) {
          expect(taken.documentSha256).toBe(SHA);
          expect([anApprover().contactId, '0199a000-0000-7000-8000-0000000000c2']).toContain(taken.contactId);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('gives the same state when its events are replayed', () => {
    fc.assert(
      fc.property(history, (commands) => {
        const { state, events } = play(commands);
        expect(events.reduce<Approval | undefined>(evolve, undefined)).toEqual(state);
      }),
    );
  });
});
