import { mayDo } from './acting.js';
import type { Decide } from './approval-command.js';
import type { ApprovalRefusal } from './approval.errors.js';
import { stepOf, type Approval } from './approval-state.js';

type Reviewed = Pick<Approval, 'workflow' | 'step' | 'facts'>;

/** Whether the office lets this filing through its review only when somebody says who made it, for the sender did not. */
export function lacksMaker(state: Reviewed): boolean {
  const { isFourEyes = false, needsSender = false } = stepOf(state);
  return isFourEyes && needsSender && !state.facts.submittedBy;
}

/** Why a filing without a known maker is not let through by him, or nothing: rejecting is always possible (docs/adr/0025). */
export function makerProblem(state: Approval, { choice, acting, reason }: Decide): ApprovalRefusal | undefined {
  if (choice !== 'approve' || !lacksMaker(state) || isMakerNamed(state)) return undefined;
  if (!mayDo('name-maker', acting)) return 'APPROVAL_SENDER_UNKNOWN';
  return reason?.text.trim() ? undefined : 'APPROVAL_MAKER_REQUIRED';
}

/** The first who lets it through names the maker; a colleague whose approval is asked for too does not have to. */
const isMakerNamed = ({ acts, step, round }: Approval): boolean =>
  acts.some((act) => act.choice === 'approve' && act.step === step && act.round === round);
