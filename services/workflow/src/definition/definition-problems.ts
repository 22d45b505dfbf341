import { definitionProblem, type DefinitionProblem, type DefinitionProblemCode } from './definition.errors.js';
import { policyProblem } from './policy-problem.js';
import type { StepKey, WorkflowAction, WorkflowDefinition, WorkflowStep } from './workflow-definition.js';
import { canEnd, hasStep, PLACES_BESIDE_STEPS, reachableFrom } from './workflow-graph.js';

/** What is wrong with a definition, in the order in which a person should mend it; empty when it can be published. Pure. */
export function definitionProblems(definition: WorkflowDefinition): DefinitionProblem[] {
  const perStep = Object.entries(definition.steps).flatMap(([key, step]) =>
    [...new Set(stepProblems(definition, key, step)).values()].map((code) => definitionProblem(code, key)),
  );
  return [...wholeProblems(definition).map((code) => definitionProblem(code)), ...perStep];
}

function wholeProblems({ steps, start, ...definition }: WorkflowDefinition): DefinitionProblemCode[] {
  const problems: DefinitionProblemCode[] = [];
  if (!hasStep(steps, start)) problems.push('DEFINITION_START_UNKNOWN');
  if (!Object.values(steps).some(({ kind }) => kind === 'client-approval'))
    problems.push('DEFINITION_CLIENT_NOT_ASKED');
  if (hasNoReasons(definition.rejectionReasons)) problems.push('DEFINITION_REASONS_MISSING');
  if (hasWrongTimes(definition)) problems.push('DEFINITION_TIMES_WRONG');
  return problems;
}

const hasNoReasons = (reasons: WorkflowDefinition['rejectionReasons']): boolean =>
  reasons.length === 0 || new Set(reasons.map(({ code }) => code)).size < reasons.length;

type Times = Pick<WorkflowDefinition, 'undoGraceSeconds' | 'reminders' | 'expiresDaysAfterDue'>;

const SEVEN_DAYS = 7 * 86_400;

function hasWrongTimes({ undoGraceSeconds, reminders, expiresDaysAfterDue = 0 }: Times): boolean {
  const isWithin = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;
  return !(
    isWithin(undoGraceSeconds, SEVEN_DAYS) &&
    reminders.every(({ daysBeforeDue }) => isWithin(daysBeforeDue, 60)) &&
    isWithin(expiresDaysAfterDue, 366)
  );
}

function stepProblems({ steps, start }: WorkflowDefinition, key: StepKey, step: WorkflowStep): DefinitionProblemCode[] {
  const problems: DefinitionProblemCode[] = [];
  if (!isKey(key)) problems.push('DEFINITION_STEP_NAME');
  problems.push(...actionProblems(steps, step), ...kindProblems(steps, key, step));
  const policy = policyProblem(step.policy);
  if (policy) problems.push(policy);
  if (!reachableFrom(steps, start).has(key)) problems.push('DEFINITION_STEP_UNREACHABLE');
  if (isDeadEnd(steps, key, step)) problems.push('DEFINITION_STEP_DEAD_END');
  return problems;
}

const isKey = (key: StepKey): boolean =>
  /^[a-z][a-z0-9-]{0,39}$/.test(key) && !PLACES_BESIDE_STEPS.some((place) => place === key);

/** A step that decides needs a way to both ends; one that informs, after the client said yes, only one. */
const isDeadEnd = (steps: WorkflowDefinition['steps'], key: StepKey, { kind }: WorkflowStep): boolean =>
  !canEnd(steps, key, 'approved') || (kind !== 'inform' && !canEnd(steps, key, 'rejected'));

function actionProblems(steps: WorkflowDefinition['steps'], { kind, actions }: WorkflowStep): DefinitionProblemCode[] {
  const problems: DefinitionProblemCode[] = [];
  const names = actions.map(({ name }) => name);
  if (!names.includes('approve')) problems.push('DEFINITION_APPROVE_MISSING');
  if (kind !== 'inform' && !names.includes('reject')) problems.push('DEFINITION_REJECT_MISSING');
  if (new Set(names).size < names.length) problems.push('DEFINITION_ACTION_TWICE');
  for (const action of actions) {
    if (isPlace(action.leadsTo) ? !isRightPlace(action) : action.name !== 'approve')
      problems.push('DEFINITION_TARGET_WRONG');
    else if (!isPlace(action.leadsTo) && !hasStep(steps, action.leadsTo)) problems.push('DEFINITION_TARGET_UNKNOWN');
  }
  return problems;
}

const isPlace = (target: string): boolean => PLACES_BESIDE_STEPS.some((place) => place === target);

const RIGHT_PLACES = { approve: 'approved', reject: 'rejected', ask: 'question' } as const;

const isRightPlace = ({ name, leadsTo }: WorkflowAction): boolean => RIGHT_PLACES[name] === leadsTo;

function kindProblems(steps: WorkflowDefinition['steps'], key: StepKey, step: WorkflowStep): DefinitionProblemCode[] {
  const problems: DefinitionProblemCode[] = [];
  if (!isFitting(step)) problems.push('DEFINITION_STEP_KIND');
  if (step.isFourEyes && step.performers !== 'office-reviewer') problems.push('DEFINITION_FOUR_EYES_WITHOUT_REVIEWER');
  if (step.needsSender && !step.isFourEyes) problems.push('DEFINITION_SENDER_WITHOUT_FOUR_EYES');
  switch (step.kind) {
    case 'office-review':
      if (step.actions.some(({ name }) => name === 'ask')) problems.push('DEFINITION_ASK_IN_REVIEW');
      if (step.actions.some(({ leadsTo }) => leadsTo === 'approved'))
        problems.push('DEFINITION_REVIEW_ENDS_IN_APPROVED');
      if (comesAfterClient(steps, key)) problems.push('DEFINITION_REVIEW_NOT_FIRST');
      return problems;
    case 'inform':
      if (!onlyInforms(step)) problems.push('DEFINITION_INFORM_DECIDES');
      return problems;
    case 'client-approval':
      return problems;
    default:
      return step.kind satisfies never;
  }
}

function isFitting({ kind, status, performers }: WorkflowStep): boolean {
  switch (kind) {
    case 'office-review':
      return status === 25 && performers === 'office-reviewer';
    case 'client-approval':
      return status === 30 && performers === 'approver';
    case 'inform':
      return status === 30;
    default:
      return kind satisfies never;
  }
}

const onlyInforms = ({ actions, policy }: WorkflowStep): boolean =>
  policy.kind === 'any-one' && actions.every(({ name, needsReason }) => name === 'approve' && !needsReason);

/** The table of moves knows no way from the client (30) back to the review (25). */
const comesAfterClient = (steps: WorkflowDefinition['steps'], key: StepKey): boolean =>
  Object.entries(steps).some(([from, { status }]) => status === 30 && reachableFrom(steps, from).has(key));
