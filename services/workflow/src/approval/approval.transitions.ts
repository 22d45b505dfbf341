import type { FilingStatus, StatusStep } from '@akkoord/contracts';
import { IllegalMoveError } from './approval.errors.js';

/** Who makes a move: a service by itself, or a person of the client or the office through one. */
export type MovedBy = 'connector' | 'workflow' | 'gateway' | 'client' | 'office';

/** One legal move of a filing's status; `from: null` is its birth. */
export interface Move {
  readonly from: FilingStatus | null;
  readonly to: FilingStatus;
  readonly by: readonly MovedBy[];
  readonly why: string;
}

const move = (from: FilingStatus | null, to: FilingStatus, by: MovedBy | readonly MovedBy[], why: string): Move => ({
  from,
  to,
  by: typeof by === 'string' ? [by] : by,
  why,
});

/** What may still be withdrawn: everything before 50 that has not ended. */
const BEFORE_APPROVED = [10, 15, 20, 25, 30, 35, 40] as const;

/** Where a filing can be when the workflow gets it: then a rule may keep it out (docs/adr, rules about filings). */
const ON_ARRIVAL: readonly FilingStatus[] = [10, 15, 20];

/** The transition table of docs/architecture.md ("Status of a filing"): the only judge of a move. */
export const TRANSITIONS: readonly Move[] = [
  move(null, 10, 'connector', 'accepted at the connector, durable'),
  move(10, 15, 'connector', 'no organisation carries its number, or its kind is blocked'),
  move(10, 20, 'workflow', 'matched on arrival: preparation starts'),
  move(15, 20, ['connector', 'workflow'], 'matched by a person: preparation starts'),
  move(20, 25, 'workflow', 'the office looks first (four eyes)'),
  move(20, 30, 'workflow', 'asks the client'),
  move(20, 50, 'workflow', 'nobody is asked: informational flow or standing approval'),
  move(25, 30, 'office', 'reviewed'),
  move(25, 40, 'office', 'the office itself rejects'),
  move(30, 35, 'client', 'asks a question'),
  move(35, 30, 'office', 'answers it'),
  move(30, 40, 'client', 'rejects, with a reason'),
  move(40, 30, 'office', 'repairs the message status (herstellen berichtstatus)'),
  move(40, 25, 'office', 'repairs what was rejected at the review: the office looks again'),
  move(30, 50, ['client', 'workflow'], 'approves; by the workflow under a standing approval'),
  move(50, 30, 'client', 'undoes within the grace period'),
  ...BEFORE_APPROVED.map((from) =>
    ON_ARRIVAL.includes(from)
      ? move(from, 45, ['connector', 'office', 'workflow'], 'withdrawn, or kept out by a rule of the office')
      : move(
          from,
          45,
          ['connector', 'office', 'workflow'],
          'withdrawn by the client environment or the office, or expired',
        ),
  ),
  move(50, 60, 'gateway', 'kenmerk received from Digipoort'),
  move(50, 70, 'gateway', 'sending failed'),
  move(50, 90, 'gateway', 'Digipoort refused the delivery itself'),
  move(70, 70, 'gateway', 'sending failed again'),
  move(70, 60, 'gateway', 'a later attempt succeeded'),
  move(70, 80, 'gateway', 'a person of the office has seen that the authority has it'),
  move(70, 90, 'gateway', 'a later attempt was refused'),
  move(60, 80, 'gateway', 'accepted by the authority'),
  move(60, 90, 'gateway', 'refused by the authority'),
];

/** Statuses nothing leaves: withdrawn, accepted, refused. */
export const END_STATUSES: readonly FilingStatus[] = [45, 80, 90];

/** Whether this actor may make this move. */
export function isLegalMove(from: FilingStatus | null, to: FilingStatus, by: MovedBy): boolean {
  return TRANSITIONS.some((entry) => entry.from === from && entry.to === to && entry.by.includes(by));
}

/** Steps through `statuses`, each checked against the transition table; one of `by` makes it. */
export function stepsAfter(
  last: Pick<StatusStep, 'status' | 'sequence'>,
  statuses: readonly FilingStatus[],
  by: readonly MovedBy[],
  at: string,
): StatusStep[] {
  let from = last.status;
  return statuses.map((status, index) => {
    if (!by.some((mover) => isLegalMove(from, status, mover)))
      throw new IllegalMoveError(`${by.join(' or ')} cannot move a filing from ${from} to ${status}`);
    from = status;
    return { status, sequence: last.sequence + index + 1, at };
  });
}
