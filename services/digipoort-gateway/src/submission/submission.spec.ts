import { describe, expect, it } from '@jest/globals';
import type { SubmissionCommand } from './submission.events.js';
import type { Attempt } from './submission.events.js';
import { decide, evolve, newSubmission, type Submission } from './submission.js';

const now = new Date('2026-10-20T10:00:00Z');
const attempt = (number: number): Attempt => ({
  id: `attempt-${number}`,
  number,
  startedAt: now,
  expiresAt: new Date(now.getTime() + 300_000),
});

function run(commands: readonly SubmissionCommand[], from: Submission = newSubmission(6)) {
  let state = from;
  const events = commands.flatMap((command) => {
    const decision = decide(state, command);
    if ('refusal' in decision) return [decision.refusal];
    state = decision.events.reduce(evolve, state);
    return decision.events.map(({ type, ...event }) =>
      'step' in event && event.step ? `${type} ${event.step.status}/${event.step.sequence}` : type,
    );
  });
  return { state, events };
}

const begin = (number: number): SubmissionCommand => ({ type: 'begin', attempt: attempt(number) });
const delivered = (number: number, kenmerk = 'K1'): SubmissionCommand => ({
  type: 'record',
  attempt: attempt(number),
  delivery: { kind: 'delivered', kenmerk, deliveredAt: now },
  now,
});
const unknown = (number: number): SubmissionCommand => ({
  type: 'record',
  attempt: attempt(number),
  delivery: { kind: 'unknown', code: 'timeout' },
  now,
});
const resolve = (
  number: number,
  finding: Extract<SubmissionCommand, { type: 'resolve' }>['finding'],
): SubmissionCommand => ({ type: 'resolve', attemptId: `attempt-${number}`, finding, now });

describe('a submission', () => {
  it('is sent and accepted, its steps continuing the sequence of the approval', () => {
    const { state, events } = run([begin(1), delivered(1), { type: 'conclude', outcome: { kind: 'accepted' }, now }]);
    expect(events).toEqual(['attempt-begun', 'delivered 60/7', 'accepted 80/8']);
    expect(state).toMatchObject({ phase: 'accepted', kenmerk: 'K1', sequence: 8 });
  });

  it('begins no second attempt while one is open', () => {
    expect(run([begin(1), begin(2)]).events).toEqual(['attempt-begun', 'SUBMISSION_NOT_WAITING']);
  });

  it('takes a repeat of the same begin or answer without doing anything', () => {
    expect(run([begin(1), begin(1), delivered(1), delivered(1)]).events).toEqual(['attempt-begun', 'delivered 60/7']);
  });

  it('asks before it sends again when the outcome is unknown', () => {
    const { state, events } = run([begin(1), unknown(1), begin(2)]);
    expect(events).toEqual(['attempt-begun', 'outcome-unknown', 'SUBMISSION_NOT_WAITING']);
    expect(state.phase).toBe('unresolved');
  });

  it('treats an attempt whose maker is gone as unknown', () => {
    expect(run([begin(1), { type: 'lose' }]).state.phase).toBe('unresolved');
  });

  it('tells once that an answer is missing, however often it asks', () => {
    const undecided = resolve(1, { kind: 'undecided', nextAskAt: now });
    expect(run([begin(1), unknown(1), undecided, undecided]).events).toEqual([
      'attempt-begun',
      'outcome-unknown',
      'left-undecided 70/7',
      'left-undecided',
    ]);
  });

  it('adopts the process that asking found', () => {
    const ours = resolve(1, { kind: 'ours', kenmerk: 'K9', deliveredAt: now });
    expect(run([begin(1), unknown(1), ours]).state).toMatchObject({ phase: 'sent', kenmerk: 'K9' });
  });

  it('sends again only after certain absence', () => {
    const { events } = run([begin(1), unknown(1), resolve(1, { kind: 'absent' }), begin(2), delivered(2)]);
    expect(events).toEqual(['attempt-begun', 'outcome-unknown', 'found-absent', 'attempt-begun', 'delivered 60/7']);
  });

  it('keeps its attempt open when a person has to look', () => {
    const { state } = run([begin(1), unknown(1), resolve(1, { kind: 'ambiguous', code: 'OUTCOME_AMBIGUOUS' })]);
    expect(state).toMatchObject({ phase: 'attention', attempt: { number: 1 } });
    expect(run([begin(2)], state).events).toEqual(['SUBMISSION_NOT_WAITING']);
  });

  it('believes a late proof of delivery while nothing else is under way, and never over a newer attempt', () => {
    const absent = [begin(1), unknown(1), resolve(1, { kind: 'absent' })];
    expect(run([...absent, delivered(1)]).state).toMatchObject({ phase: 'sent', kenmerk: 'K1' });
    expect(run([...absent, begin(2), delivered(1)]).events.at(-1)).toBe('SUBMISSION_ATTEMPT_CLOSED');
  });

  it('lets the late answer of its open attempt decide while it is being asked about', () => {
    expect(run([begin(1), { type: 'lose' }, delivered(1)]).state).toMatchObject({ phase: 'sent' });
  });

  it('is refused by a fault of the authority, for good', () => {
    const fault: SubmissionCommand = {
      type: 'record',
      attempt: attempt(1),
      delivery: { kind: 'rejected', code: 'ALS100', message: 'no' },
      now,
    };
    const { state, events } = run([begin(1), fault, begin(2)]);
    expect(events).toEqual(['attempt-begun', 'rejected 90/7', 'SUBMISSION_NOT_WAITING']);
    expect(state.phase).toBe('refused');
  });

  it('waits for a person when there is no next attempt', () => {
    const { state } = run([{ type: 'postpone', code: 'DOCUMENT_DAMAGED', message: '', now }]);
    expect(state).toMatchObject({ phase: 'attention', code: 'DOCUMENT_DAMAGED' });
  });
});
