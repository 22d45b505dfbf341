import { mayDo } from './acting.js';
import { standingApproval } from './advance.js';
import type { Answer, Ask } from './approval-command.js';
import { actOf, happened, newestStep, refused, type Outcome } from './approval-outcome.js';
import { onwardWithout } from './performers-leave.js';
import { openQuestions, stepOf, type Approval } from './approval-state.js';
import { evolve } from './evolve.js';
import { stepsAfter } from './approval.transitions.js';

/** More open questions than this are a conversation that belongs on the telephone. */
const OPEN_AT_MOST = 20;

/** The client asks something: the filing waits for the office. Another question joins the first. */
export function ask(state: Approval, command: Ask): Outcome {
  const { acting, documentSha256, text, box, at } = command;
  if (!mayDo('ask', acting)) return refused('APPROVAL_NOT_AUTHORISED');
  if (state.status !== 30 && state.status !== 35) return refused('APPROVAL_NOT_OPEN');
  if (documentSha256 !== state.facts.document.sha256) return refused('APPROVAL_DOCUMENT_CHANGED');
  if (!stepOf(state).actions.some(({ name }) => name === 'ask')) return refused('QUESTION_NOT_OFFERED');
  if (openQuestions(state).length >= OPEN_AT_MOST) return refused('QUESTIONS_TOO_MANY');
  const act = actOf(state, command, { choice: 'ask', ledTo: 35, text, ...(box === undefined ? {} : { box }) });
  const newest = newestStep(state);
  const steps = state.status === 35 ? [newest] : stepsAfter(newest, [35], ['client'], at);
  return happened({ type: 'question-asked', act, steps });
}

/** The office answers; with the last open question the filing goes back to the client, who gets all his time to object again; or on, when who was waited for left meanwhile. */
export function answer(state: Approval, command: Answer): Outcome {
  const { acting, questionId, text, at, people } = command;
  if (!mayDo('answer', acting)) return refused('APPROVAL_NOT_AUTHORISED');
  const question = state.acts.find(({ choice, actId }) => choice === 'ask' && actId === questionId);
  if (!question) return refused('QUESTION_NOT_FOUND');
  const open = openQuestions(state);
  if (!open.includes(question)) return refused('QUESTION_ALREADY_ANSWERED');
  if (state.status !== 35) return refused('APPROVAL_NOT_OPEN');
  const isLast = open.length === 1;
  const act = actOf(state, command, { choice: 'answer', ledTo: isLast ? 30 : 35, text, questionId });
  const newest = newestStep(state);
  const steps = isLast ? stepsAfter(newest, [30], ['office'], at) : [newest];
  const standing = isLast && state.standing ? { standing: standingApproval(state.standing, at) } : {};
  const answered = { type: 'question-answered', act, steps, ...standing } as const;
  const onward = isLast ? onwardWithout(evolve(state, answered), people, undefined, at) : [];
  return happened(answered, ...onward);
}
