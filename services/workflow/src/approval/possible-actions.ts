import type { FilingActionName } from '@akkoord/contracts';
import type { Acting, People } from './acting.js';
import type { PersonCommand } from './approval-command.js';
import { openQuestions, type Approval } from './approval-state.js';
import { decide } from './approval.js';

/** What somebody can do with a filing now: each action is tried on the very decision that judges it, so that no button leads to a refusal. */
export function possibleActions(state: Approval, acting: Acting, people: People, at: string): FilingActionName[] {
  return attempts(state, acting, people, at)
    .filter(([, command]) => decide(state, command).kind === 'happened')
    .map(([action]) => action);
}

function attempts(
  state: Approval,
  acting: Acting,
  people: People,
  at: string,
): readonly (readonly [FilingActionName, PersonCommand])[] {
  // No key of an act that was stored: those come from outside and are never empty.
  const common = { acting, people, actId: '', idempotencyKey: '', at };
  const documentSha256 = state.facts.document.sha256;
  const reason = { code: state.workflow.definition.rejectionReasons[0]?.code ?? '', text: '-' };
  const questionId = openQuestions(state)[0]?.actId ?? '';
  return [
    ['approve', { type: 'decide', choice: 'approve', documentSha256, reason, ...common }],
    ['reject', { type: 'decide', choice: 'reject', documentSha256, reason, ...common }],
    ['ask', { type: 'ask', documentSha256, text: '-', ...common }],
    ['answer', { type: 'answer', questionId, text: '-', ...common }],
    ['repair', { type: 'repair', ...common }],
    ['withdraw', { type: 'withdraw', reason, ...common }],
    ['undo', { type: 'undo', ...common }],
  ];
}
