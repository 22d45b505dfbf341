import type { WorkflowAction, WorkflowDefinition, WorkflowStep } from '../workflow-definition.js';

export const anAction = (name: WorkflowAction['name'], leadsTo: string): WorkflowAction => ({
  name,
  nl: name,
  en: name,
  leadsTo,
  needsReason: name === 'reject',
});

/** A step with the client; `approve` leads to `next`. */
export const aClientStep = (next = 'approved', changes: Partial<WorkflowStep> = {}): WorkflowStep => ({
  status: 30,
  kind: 'client-approval',
  nl: 'Akkoord van de klant',
  en: 'Approval by the client',
  policy: { kind: 'any-one' },
  performers: 'approver',
  actions: [anAction('approve', next), anAction('reject', 'rejected'), anAction('ask', 'question')],
  ...changes,
});

/** A step with the office. */
export const aReviewStep = (next = 'client', changes: Partial<WorkflowStep> = {}): WorkflowStep => ({
  status: 25,
  kind: 'office-review',
  nl: 'Controle door het kantoor',
  en: 'Review by the office',
  policy: { kind: 'any-one' },
  isFourEyes: true,
  performers: 'office-reviewer',
  actions: [anAction('approve', next), anAction('reject', 'rejected')],
  ...changes,
});

/** A step that asks nothing. */
export const anInformStep = (next = 'approved', changes: Partial<WorkflowStep> = {}): WorkflowStep => ({
  status: 30,
  kind: 'inform',
  nl: 'Ter informatie',
  en: 'For information',
  policy: { kind: 'any-one' },
  performers: 'viewer',
  actions: [anAction('approve', next)],
  ...changes,
});

/** A workflow of these steps, the first one first; without steps: review, then the client. */
export const aDefinition = (
  steps: Readonly<Record<string, WorkflowStep>> = { review: aReviewStep(), client: aClientStep() },
  changes: Partial<WorkflowDefinition> = {},
): WorkflowDefinition => ({
  name: 'Eerst het kantoor',
  isDelivered: false,
  start: Object.keys(steps)[0] ?? 'client',
  steps,
  undoGraceSeconds: 3600,
  rejectionReasons: [{ code: 'other', nl: 'Anders', en: 'Something else' }],
  reminders: [{ daysBeforeDue: 3, to: 'performers' }],
  ...changes,
});
