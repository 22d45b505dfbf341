import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Delivery, SubmissionCommand } from '../submission/submission.events.js';
import type { Attempt } from '../submission/submission.events.js';
import { decide, evolve, newSubmission, type Submission } from '../submission/submission.js';
import { judge } from './reconciliation.js';

const LIFE = 300_000;
const SETTLE = 30_000;
const SKEW = 60_000;

/** What fate does to one call: whether and when it reaches the authority, and whether its answer or its maker survives. */
interface Fate {
  readonly reaches: boolean;
  /** Milliseconds until the authority reads it: a request may wander about for long. */
  readonly delay: number;
  /** Milliseconds until getProcessen shows it. */
  readonly hidden: number;
  readonly ends: 'answered' | 'answer lost' | 'maker killed' | 'late answer';
}

const fate = fc.record<Fate>({
  reaches: fc.boolean(),
  delay: fc.integer({ min: 0, max: 2 * LIFE }),
  hidden: fc.integer({ min: 0, max: SETTLE }),
  ends: fc.constantFrom('answered', 'answer lost', 'maker killed', 'late answer'),
});

/** An authority that takes whatever it reads before Expires (its clock off by `offset`), knows no duplicates and echoes no reference. */
class ModelAuthority {
  readonly taken: { kenmerk: string; at: number; visibleAt: number }[] = [];

  constructor(private readonly offset: number) {}

  read(attempt: Attempt, at: number, hidden: number): string | undefined {
    if (at + this.offset > attempt.expiresAt.getTime()) return undefined;
    const kenmerk = `K${this.taken.length + 1}`;
    this.taken.push({ kenmerk, at: at + this.offset, visibleAt: at + hidden });
    return kenmerk;
  }

  processes(now: number) {
    return this.taken
      .filter(({ visibleAt }) => visibleAt <= now)
      .map(({ kenmerk, at }) => ({ kenmerk, firstStatusAt: new Date(at) }));
  }
}

function journey(fates: readonly Fate[], offset: number) {
  const authority = new ModelAuthority(offset);
  let now = Date.UTC(2026, 9, 20);
  let state: Submission = newSubmission(1);
  let first: Date | undefined;
  const wandering: { at: number; read: () => void }[] = [];
  const sequences: number[] = [];
  const pass = (ms: number) => {
    now += ms;
    wandering.filter(({ at }) => at <= now).forEach(({ read }) => read());
    wandering.splice(0, wandering.length, ...wandering.filter(({ at }) => at > now));
  };
  const apply = (command: SubmissionCommand) => {
    const decision = decide(state, command);
    if ('refusal' in decision) return;
    for (const event of decision.events) {
      if ('step' in event && event.step) sequences.push(event.step.sequence);
      state = evolve(state, event);
    }
  };
  const record = (attempt: Attempt, delivery: Delivery) =>
    apply({ type: 'record', attempt, delivery, now: new Date(now) });
  const send = ({ reaches, delay, hidden, ends }: Fate) => {
    const startedAt = new Date(now);
    const number = state.attempts + 1;
    const attempt = { id: `a${number}`, number, startedAt, expiresAt: new Date(now + LIFE) };
    first ??= startedAt;
    apply({ type: 'begin', attempt });
    let kenmerk: string | undefined;
    if (reaches && delay > 30_000) {
      wandering.push({ at: now + delay, read: () => void authority.read(attempt, now, hidden) });
      pass(30_000);
    } else {
      pass(delay);
      if (reaches) kenmerk = authority.read(attempt, now, hidden);
    }
    if (ends === 'maker killed') apply({ type: 'lose' });
    else if (ends === 'answered' && kenmerk !== undefined)
      record(attempt, { kind: 'delivered', kenmerk, deliveredAt: startedAt });
    else record(attempt, { kind: 'unknown', code: 'timeout' });
    if (ends === 'late answer' && kenmerk !== undefined)
      record(attempt, { kind: 'delivered', kenmerk, deliveredAt: startedAt });
  };
  for (const next of fates) {
    for (let asks = 0; state.phase === 'unresolved' && asks < 200; asks += 1) {
      const finding = judge(state.attempt, first ?? state.attempt.startedAt, authority.processes(now), new Date(now), {
        clockSkewMs: SKEW,
        settleMs: SETTLE,
      });
      const asked = { type: 'resolve', attemptId: state.attempt.id, now: new Date(now) } as const;
      if (finding.kind === 'undecided') apply({ ...asked, finding: { kind: 'undecided', nextAskAt: new Date(now) } });
      else if (finding.kind === 'ambiguous') apply({ ...asked, finding: { kind: 'ambiguous', code: 'X' } });
      else apply({ ...asked, finding });
      pass(10_000);
    }
    if (state.phase === 'waiting') send(next);
  }
  return { authority, state, sequences };
}

describe('whatever happens to calls, makers and answers', () => {
  it('a filing is never taken twice, and is known as sent only when it was taken', () => {
    fc.assert(
      fc.property(
        fc.array(fate, { minLength: 1, maxLength: 8 }),
        fc.integer({ min: -SKEW + 1, max: SKEW - 1 }),
        (fates, offset) => {
          const calm: Fate = { reaches: true, delay: 100, hidden: 0, ends: 'answered' };
          const { authority, state, sequences } = journey([...fates, calm, calm], offset);
          expect(authority.taken.length).toBe(1);
          expect(state).toMatchObject({ phase: 'sent', kenmerk: authority.taken[0]?.kenmerk });
          expect(sequences).toEqual(sequences.map((_, index) => index + 2));
        },
      ),
      { numRuns: 500 },
    );
  });
});
