import type { StatusStep } from '@akkoord/contracts';
import { speaksFor } from './acting.js';
import type { PersonCommand } from './approval-command.js';
import type { ApprovalRefusal } from './approval.errors.js';
import type { ApprovalEvent, Outcome as OutcomeOf } from './approval-event.js';
import type { Act, Approval } from './approval-state.js';

export type Outcome = OutcomeOf<ApprovalRefusal>;

export const happened = (...events: ApprovalEvent[]): Outcome => ({ kind: 'happened', events });
export const refused = (code: ApprovalRefusal): Outcome => ({ kind: 'refused', code });

/** The newest step of a filing, as it was made. */
export const newestStep = ({ status, sequence, since }: Approval): StatusStep => ({ status, sequence, at: since });

/** What a person does, as evidence keeps it. */
export function actOf(
  state: Approval,
  command: PersonCommand,
  more: Pick<Act, 'choice' | 'ledTo'> & Partial<Act>,
): Act {
  const { actId, acting, idempotencyKey, at } = command;
  const { actor, authentication } = acting;
  return {
    actId,
    actor,
    ...(authentication ? { authentication } : {}),
    countsFor: [speaksFor(acting)[0]!],
    documentSha256: state.facts.document.sha256,
    step: state.step,
    round: state.round,
    idempotencyKey,
    at,
    ...more,
  };
}
