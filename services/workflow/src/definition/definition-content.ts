import type { SimpleWorkflowPolicy, WorkflowContent, WorkflowPolicy, WorkflowStepContent } from '@akkoord/contracts';
import type { Policy, SimplePolicy, StepKey, WorkflowDefinition, WorkflowStep } from './workflow-definition.js';

/** The definition in what an office wrote. A step written twice counts once, the last time: `doubleStepOf` tells. */
export function definitionOfContent(content: WorkflowContent): WorkflowDefinition {
  const { name, start, undoGraceSeconds, rejectionReasons, reminders, expiresDaysAfterDue } = content;
  return {
    name,
    isDelivered: false,
    start,
    steps: Object.fromEntries(content.steps.map((step) => [step.key, stepOf(step)])),
    undoGraceSeconds,
    rejectionReasons: rejectionReasons.map(({ code, nl, en }) => ({ code, nl, en })),
    reminders: reminders.map(({ daysBeforeDue, to }) => ({ daysBeforeDue, to })),
    ...(expiresDaysAfterDue === undefined ? {} : { expiresDaysAfterDue }),
  };
}

/** The first key that two steps have, or undefined. */
export function doubleStepOf({ steps }: WorkflowContent): StepKey | undefined {
  const keys = steps.map(({ key }) => key);
  return keys.find((key, index) => keys.indexOf(key) < index);
}

/** A definition as an office edits it, its steps in the order in which a filing comes by them. */
export function contentOfDefinition(definition: WorkflowDefinition): WorkflowContent {
  const { name, start, undoGraceSeconds, rejectionReasons, reminders, expiresDaysAfterDue } = definition;
  return {
    name,
    start,
    steps: keysInOrder(definition).map((key) => stepContent(key, definition.steps[key]!)),
    undoGraceSeconds,
    rejectionReasons: rejectionReasons.map((reason) => ({ ...reason })),
    reminders: reminders.map((reminder) => ({ ...reminder })),
    ...(expiresDaysAfterDue === undefined ? {} : { expiresDaysAfterDue }),
  };
}

function keysInOrder({ steps, start }: WorkflowDefinition): StepKey[] {
  const found: StepKey[] = [];
  for (let key = start; Object.hasOwn(steps, key) && !found.includes(key);) {
    found.push(key);
    key = steps[key]!.actions.find(({ name }) => name === 'approve')?.leadsTo ?? '';
  }
  return [...found, ...Object.keys(steps).filter((key) => !found.includes(key))];
}

const stepContent = (key: StepKey, { policy, actions, ...step }: WorkflowStep): WorkflowStepContent => ({
  key,
  ...step,
  policy: policyContent(policy),
  actions: actions.map((action) => ({ ...action })),
});

function policyContent(policy: Policy): WorkflowPolicy {
  if (policy.kind !== 'by-amount') return { ...policy };
  const bands = policy.bands.map((band) => ({ ...band, policy: { ...band.policy } }));
  return { kind: 'by-amount', bands, otherwise: { ...policy.otherwise } };
}

const stepOf = ({ key: _, policy, isFourEyes, needsSender, actions, ...step }: WorkflowStepContent): WorkflowStep => ({
  status: step.status,
  kind: step.kind,
  nl: step.nl,
  en: step.en,
  policy: policyOf(policy),
  ...(isFourEyes ? { isFourEyes } : {}),
  ...(needsSender ? { needsSender } : {}),
  performers: step.performers,
  actions: actions.map(({ name, nl, en, leadsTo, needsReason }) => ({ name, nl, en, leadsTo, needsReason })),
});

function policyOf(policy: WorkflowPolicy): Policy {
  if (policy.kind !== 'by-amount') return simplePolicyOf({ ...policy, kind: policy.kind });
  const bands = (policy.bands ?? []).map((band) => ({ ...band, policy: simplePolicyOf(band.policy) }));
  return { kind: 'by-amount', bands, otherwise: simplePolicyOf(policy.otherwise ?? { kind: 'any-one' }) };
}

/** A number that is absent becomes 0, which no policy can have. */
function simplePolicyOf({ kind, of = 0 }: SimpleWorkflowPolicy): SimplePolicy {
  switch (kind) {
    case 'any-one':
    case 'all':
      return { kind };
    case 'number':
    case 'sequence':
      return { kind, of };
    default:
      return kind satisfies never;
  }
}
