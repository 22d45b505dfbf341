import type { WorkflowDefinition } from './workflow-definition.js';

/** The workflow the product delivers, read-only: any one approver of the organisation decides (domain.md 3). */
export const STANDARD_WORKFLOW = {
  name: 'standard',
  isDelivered: true,
  start: 'client',
  steps: {
    client: {
      status: 30,
      kind: 'client-approval',
      nl: 'Akkoord van de klant',
      en: 'Approval by the client',
      policy: { kind: 'any-one' },
      performers: 'approver',
      actions: [
        { name: 'approve', nl: 'Goedkeuren bericht', en: 'Approve', leadsTo: 'approved', needsReason: false },
        { name: 'reject', nl: 'Afkeuren bericht', en: 'Reject', leadsTo: 'rejected', needsReason: true },
        { name: 'ask', nl: 'Stellen vraag', en: 'Ask a question', leadsTo: 'question', needsReason: false },
      ],
    },
  },
  undoGraceSeconds: 0,
  rejectionReasons: [
    { code: 'figures-wrong', nl: 'De bedragen kloppen niet', en: 'The figures are wrong' },
    { code: 'something-missing', nl: 'Er ontbreekt iets', en: 'Something is missing' },
    { code: 'wrong-period', nl: 'Het is het verkeerde tijdvak', en: 'It is the wrong period' },
    { code: 'other', nl: 'Anders', en: 'Something else' },
  ],
  reminders: [
    { daysBeforeDue: 7, to: 'performers' },
    { daysBeforeDue: 3, to: 'performers' },
    { daysBeforeDue: 1, to: 'office' },
  ],
} as const satisfies WorkflowDefinition;
