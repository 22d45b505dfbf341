import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFailingAfter, jobAfter } from './submission.consequences.js';
import type { Attempt, SubmissionCommand, SubmissionEvent } from './submission.events.js';
import { nextTry } from './submission.rules.js';
import { decide, evolve, newSubmission, type Submission } from './submission.js';

const now = new Date('2026-10-20T10:00:00Z');
const later = new Date('2026-10-20T10:15:00Z');
const attempt = (number: number): Attempt => ({ id: `a${number}`, number, startedAt: now, expiresAt: later });

function run(commands: readonly SubmissionCommand[], from: Submission = newSubmission(6)) {
  let state = from;
  const events = commands.flatMap((command) => {
    const decision = decide(state, command);
    if ('refusal' in decision) return [decision.refusal];
    state = decision.events.reduce(evolve, state);
    return decision.events.map((event) =>
      'step' in event && event.step ? `${event.type} ${event.step.status}/${event.step.sequence}` : event.type,
    );
  });
  return { state, events };
}

const begin = (number: number): SubmissionCommand => ({ type: 'begin', attempt: attempt(number) });
const delivered = (number: number, kenmerk: string): SubmissionCommand => ({
  type: 'record',
  attempt: attempt(number),
  delivery: { kind: 'delivered', kenmerk, deliveredAt: now },
  now,
});
const failed = (number: number): SubmissionCommand => ({
  type: 'record',
  attempt: attempt(number),
  delivery: { kind: 'failed', code: 'RETRIES_EXHAUSTED', message: '' },
  now,
});
const breakDown: SubmissionCommand = { type: 'break-down', code: '230', message: 'AuSP', now, nextAttemptAt: later };
const { nextAttemptAt: _, ...forGood } = breakDown;
const release = (lastAttempt?: Attempt): SubmissionCommand => ({
  type: 'release',
  now,
  ...(lastAttempt ? { lastAttempt } : {}),
});

describe('a process that broke down', () => {
  it('is sent again as a new attempt, and the first process is not forgotten before that', () => {
    const { state, events } = run([begin(1), delivered(1, 'K1'), breakDown]);
    expect(events).toEqual(['attempt-begun', 'delivered 60/7', 'broke-down 70/8']);
    expect(state).toMatchObject({ phase: 'waiting', earlier: 'K1' });
    expect(run([begin(2)], state).state).toMatchObject({ phase: 'attempting', earlier: 'K1' });
    expect(run([begin(2), delivered(2, 'K2')], state).state).toEqual({
      ...{ phase: 'sent', kenmerk: 'K2', attempts: 2, sequence: 9 },
    });
  });

  it('is followed again when it got further after all', () => {
    const { state, events } = run([begin(1), delivered(1, 'K1'), breakDown, { type: 'revive', now }]);
    expect(events.at(-1)).toBe('followed-again 60/9');
    expect(state).toMatchObject({ phase: 'sent', kenmerk: 'K1' });
  });

  it('waits for a person when that goes on for too long, and is asked about before anything else', () => {
    const stopped = run([begin(1), delivered(1, 'K1'), forGood]).state;
    expect(stopped).toMatchObject({ phase: 'attention', earlier: 'K1' });
    expect(run([release(attempt(1))], stopped).state).toMatchObject({ phase: 'sent', kenmerk: 'K1' });
  });
});

describe('a release', () => {
  it('of a filing that was never sent sends it', () => {
    const { state } = run([{ type: 'postpone', code: 'DOCUMENT_DAMAGED', message: '', now }, release()]);
    expect(state.phase).toBe('waiting');
  });

  it('of a filing that was tried opens the last attempt again, to be asked about', () => {
    const stopped = run([begin(1), failed(1)]).state;
    expect(run([release(attempt(1)), begin(2)], stopped)).toMatchObject({
      events: ['released', 'SUBMISSION_NOT_WAITING'],
      state: { phase: 'unresolved', attempt: { number: 1 } },
    });
    expect(run([release()], stopped).events).toEqual(['SUBMISSION_ATTEMPT_NUMBER']);
  });

  it('of an attempt nobody can place asks about it again', () => {
    const ambiguous: SubmissionCommand = {
      ...{ type: 'resolve', attemptId: 'a1', now },
      finding: { kind: 'ambiguous', code: 'OUTCOME_AMBIGUOUS' },
    };
    const stopped = run([begin(1), { type: 'lose' }, ambiguous]).state;
    expect(run([release(attempt(1))], stopped).state).toMatchObject({ phase: 'unresolved', attempt: { number: 1 } });
  });

  it('follows what was sent and had no outcome', () => {
    const { state, events } = run([begin(1), delivered(1, 'K1'), { type: 'stop-following', now }, release(attempt(1))]);
    expect(events.slice(2)).toEqual(['left-without-outcome 70/8', 'followed-again 60/9']);
    expect(state).toMatchObject({ phase: 'sent', kenmerk: 'K1' });
  });

  it('of anything else is refused', () => {
    expect(run([release()]).events).toEqual(['SUBMISSION_NOT_STOPPED']);
    expect(run([begin(1), delivered(1, 'K1'), release(attempt(1))]).events.at(-1)).toBe('SUBMISSION_NOT_STOPPED');
  });

  it('never leads to a new attempt without a question first, once there was one', () => {
    const command = fc.oneof(
      fc.constantFrom<SubmissionCommand>(
        { type: 'lose' },
        { type: 'stop-following', now },
        { type: 'revive', now },
        breakDown,
        forGood as SubmissionCommand,
        { type: 'postpone', code: 'X', message: '', now },
      ),
      fc.constantFrom('begin', 'release', 'delivered', 'failed', 'unknown', 'absent', 'ambiguous'),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        let state = newSubmission(1);
        let mustAsk = false;
        const happened: SubmissionEvent['type'][] = [];
        for (const given of commands) {
          const decision = decide(state, typeof given === 'string' ? commandOf(given, state) : given);
          if ('refusal' in decision) continue;
          for (const event of decision.events) {
            if (event.type === 'attempt-begun') expect(mustAsk).toBe(false);
            // After a release of what was tried, only an answer of the authority makes way for another attempt.
            if (event.type === 'released') mustAsk = state.attempts > 0;
            if (event.type === 'followed-again') mustAsk = true;
            if (['found-absent', 'delivered', 'broke-down', 'rejected', 'send-failed'].includes(event.type)) {
              mustAsk = false;
            }
            happened.push(event.type);
            const job = jobAfter('f', event, 0, now, 15_000);
            const isFinal = ['rejected', 'accepted', 'refused'].includes(event.type);
            if (isFinal) expect([job?.lane, isFailingAfter(event)]).toEqual([undefined, false]);
            state = evolve(state, event);
            if (job?.lane === 'attention') expect(state.phase).toBe('attention');
            if (job?.lane === 'follow') expect(state.phase).toBe('sent');
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});

function commandOf(name: string, state: Submission): SubmissionCommand {
  const open = 'attempt' in state && state.attempt ? state.attempt : attempt(Math.max(1, state.attempts));
  const resolve = { type: 'resolve', attemptId: open.id, now } as const;
  switch (name) {
    case 'begin':
      return begin(state.attempts + 1);
    case 'release':
      return release(state.attempts > 0 ? attempt(state.attempts) : undefined);
    case 'delivered':
      return delivered(open.number, `K${open.number}`);
    case 'failed':
      return failed(open.number);
    case 'unknown':
      return { type: 'record', attempt: open, delivery: { kind: 'unknown', code: 'timeout' }, now };
    case 'absent':
      return { ...resolve, finding: { kind: 'absent' } };
    default:
      return { ...resolve, finding: { kind: 'ambiguous', code: 'X' } };
  }
}

describe('the word of a person', () => {
  const untold: SubmissionCommand = {
    ...{ type: 'resolve', attemptId: 'a1', now },
    finding: { kind: 'ambiguous', code: 'SENT_WITH_OTHER_OIN' },
  };
  const stopped = run([begin(1), { type: 'lose' }, untold]).state;
  const silent = run([begin(1), delivered(1, 'K1'), { type: 'stop-following', now }]).state;

  it('ends a filing that arrived, with the kenmerk that is known', () => {
    const about = { attemptId: 'a1' };
    expect(run([{ type: 'confirm', now, ...about, kenmerk: 'K9' }], stopped)).toEqual({
      state: { phase: 'accepted', kenmerk: 'K9', attempts: 1, sequence: 8 },
      events: ['confirmed 80/8'],
    });
    expect(run([{ type: 'confirm', now, ...about }], stopped).state).not.toHaveProperty('kenmerk');
    expect(run([{ type: 'confirm', now }], silent).state).toMatchObject({ phase: 'accepted', kenmerk: 'K1' });
  });

  it('lets a filing that did not arrive be sent anew, and no earlier process is looked at again', () => {
    expect(run([{ type: 'deny', attemptId: 'a1' }, begin(2)], stopped).state).toMatchObject({ phase: 'attempting' });
    const { state, events } = run([{ type: 'deny' }], silent);
    expect([state, events]).toEqual([{ phase: 'waiting', attempts: 1, sequence: 8 }, ['denied']]);
  });

  it('counts once: whoever comes second is refused', () => {
    const given: SubmissionCommand[] = [
      { type: 'deny', attemptId: 'a1' },
      { type: 'confirm', attemptId: 'a1', now },
      { type: 'deny', attemptId: 'a1' },
    ];
    expect(run(given, stopped).events).toEqual(['denied', 'SUBMISSION_NOT_STOPPED', 'SUBMISSION_NOT_STOPPED']);
  });

  it('counts only where the authority does not tell, and about what was looked at', () => {
    const ambiguous = run([
      begin(1),
      { type: 'lose' },
      { type: 'resolve', attemptId: 'a1', now, finding: { kind: 'ambiguous', code: 'OUTCOME_AMBIGUOUS' } },
    ]).state;
    expect(run([{ type: 'deny', attemptId: 'a1' }], ambiguous).events).toEqual(['SUBMISSION_CAN_BE_ASKED']);
    expect(run([{ type: 'deny' }], run([begin(1), failed(1)]).state).events).toEqual(['SUBMISSION_CAN_BE_ASKED']);
    expect(run([{ type: 'confirm', attemptId: 'a1', now }], ambiguous).events).toEqual(['SUBMISSION_CAN_BE_ASKED']);
    // Filed by hand, because it stopped.
    expect(run([{ type: 'confirm', now }], run([begin(1), failed(1)]).state).state.phase).toBe('accepted');
    expect(run([{ type: 'deny' }, { type: 'confirm', attemptId: 'a2', now }], stopped).events).toEqual([
      ...['SUBMISSION_NO_OPEN_ATTEMPT', 'SUBMISSION_NO_OPEN_ATTEMPT'],
    ]);
    expect(run([begin(1), { type: 'lose' }, { type: 'deny', attemptId: 'a1' }]).events.at(-1)).toBe(
      'SUBMISSION_NOT_STOPPED',
    );
  });
});

describe('retries', () => {
  const rules = { delaysMs: [1000, 5000], limitMs: 3_600_000 };

  it('come after the next delay, spread, until the series has lasted too long', () => {
    expect(nextTry(now, null, 0, rules, 0.5)).toEqual(new Date(now.getTime() + 1000));
    expect(nextTry(now, new Date(now.getTime() - 3_599_999), 9, rules, 0)).toEqual(new Date(now.getTime() + 4000));
    expect(nextTry(now, new Date(now.getTime() - 3_600_000), 9, rules, 0)).toBeUndefined();
  });
});
