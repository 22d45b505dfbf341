import type { FilingStatus, StatusStep } from '@akkoord/contracts';
import { arriveAt, stepsTo } from './advance.js';
import { answer, ask } from './ask-and-answer.js';
import type { ApprovalCommand, PersonCommand, StartApproval } from './approval-command.js';
import { happened, refused, type Outcome } from './approval-outcome.js';
import type { Act, Approval } from './approval-state.js';
import { stepsAfter } from './approval.transitions.js';
import { decideOnStep } from './decide-step.js';
import { actorId } from './known-actor.js';
import { performersLeft } from './performers-leave.js';
import { repair, undo, withdraw } from './take-back.js';
import { endGrace, endObjection } from './time-passes.js';

export { evolve } from './evolve.js';

/** What follows from a command, given the approval as it is (undefined: none yet). */
export function decide(state: Approval | undefined, command: ApprovalCommand): Outcome {
  if (command.type === 'start') return state ? happened() : start(command); // registered and matched, or twice: one approval
  if (!state) return refused('APPROVAL_NOT_FOUND');
  switch (command.type) {
    case 'end-grace':
      return endGrace(state, command);
    case 'end-objection':
      return endObjection(state, command);
    case 'performers-left':
      return performersLeft(state, command);
    case 'decide':
    case 'ask':
    case 'answer':
    case 'repair':
    case 'withdraw':
    case 'undo':
      return actOfPerson(state, command);
    default:
      return command satisfies never;
  }
}

/** The same key means the same thing: done once, answered as often as it is asked. */
function actOfPerson(state: Approval, command: PersonCommand): Outcome {
  const earlier = state.acts.find(({ idempotencyKey }) => idempotencyKey === command.idempotencyKey);
  if (earlier) return isSame(earlier, command) ? { kind: 'repeated', act: earlier } : refused('APPROVAL_KEY_REUSED');
  switch (command.type) {
    case 'decide':
      return decideOnStep(state, command);
    case 'ask':
      return ask(state, command);
    case 'answer':
      return answer(state, command);
    case 'repair':
      return repair(state, command);
    case 'withdraw':
      return withdraw(state, command);
    case 'undo':
      return undo(state, command);
    default:
      return command satisfies never;
  }
}

function start(command: StartApproval): Outcome {
  const { filingId, organisation, facts, after, workflow, mandate, at } = command;
  const { refusals: reasons, warnings } = command.verdict;
  const filing = { filingId, organisation, facts, workflow };
  const through = (...via: FilingStatus[]): StatusStep[] => stepsAfter(after, via, ['workflow'], at);
  if (reasons.length > 0) return happened({ type: 'filing-blocked', ...filing, reasons, steps: through(45) });
  const prepared = through(...preparation(after));
  const last = prepared.at(-1) ?? after;
  const { definition } = workflow;
  if (command.asks === 'nobody')
    return happened({
      type: 'filing-approved',
      ...filing,
      step: definition.start,
      steps: through(...preparation(after), 50),
    });
  const arrival = arriveAt(workflow, definition.start, definition.start, { mandate, at });
  const { step, waits, standing, mandateId, informs } = arrival;
  const steps = [...prepared, ...stepsTo(last, arrival, ['workflow'], at)];
  const begun = { ...filing, step, steps, ...(standing ? { standing } : {}), ...(informs ? { informs } : {}) };
  switch (waits) {
    case 'office':
      return happened({ type: 'review-requested', ...begun, warnings });
    case 'client':
      return happened({ type: 'approval-requested', ...begun, warnings });
    case 'nobody':
      return happened({ type: 'filing-approved', ...begun, ...(mandateId === undefined ? {} : { mandateId }) });
    default:
      return waits satisfies never;
  }
}

/** A filing that the connector matched later comes at 20 already. */
const preparation = ({ status }: Pick<StatusStep, 'status'>): FilingStatus[] => (status === 20 ? [] : [20]);

function isSame(earlier: Act, command: PersonCommand): boolean {
  if (actorId(earlier.actor) !== actorId(command.acting.actor)) return false;
  switch (command.type) {
    case 'decide':
      return earlier.choice === command.choice && earlier.documentSha256 === command.documentSha256;
    case 'ask':
      return earlier.choice === 'ask' && earlier.text === command.text && earlier.box === command.box;
    case 'answer':
      return earlier.choice === 'answer' && earlier.questionId === command.questionId;
    case 'repair':
    case 'withdraw':
    case 'undo':
      return earlier.choice === command.type;
    default:
      return command satisfies never;
  }
}
