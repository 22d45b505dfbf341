import { STANDARD_WORKFLOW } from '../../definition/standard-workflow.js';
import type { PublishedDefinition } from '../../definition/delivered-workflows.js';
import type { Policy, WorkflowDefinition } from '../../definition/workflow-definition.js';
import { aStart } from '../../testing/builders.js';
import type { StartApproval } from '../approval-command.js';

/** The step at which the client decides. */
export const client = STANDARD_WORKFLOW.steps.client;

/** A workflow of an office: the standard one with these changes. For tests. */
export const published = (changes: Partial<WorkflowDefinition>): PublishedDefinition => ({
  definitionId: '0199a000-0000-7000-8000-00000000dddd',
  version: 1,
  definition: { ...STANDARD_WORKFLOW, isDelivered: false, name: 'copy', ...changes },
});

/** A filing begins where the client decides by this policy. */
export const withPolicy = (policy: Policy, changes: Partial<StartApproval> = {}): StartApproval =>
  aStart({ workflow: published({ steps: { client: { ...client, policy } } }), ...changes });

/** The office looks first, with four eyes. */
export const reviewed = published({
  start: 'review',
  steps: {
    review: {
      ...client,
      status: 25,
      kind: 'office-review',
      performers: 'office-reviewer',
      isFourEyes: true,
      actions: [
        { name: 'approve', nl: 'Doorsturen', en: 'Pass on', leadsTo: 'client', needsReason: false },
        { name: 'reject', nl: 'Afkeuren', en: 'Reject', leadsTo: 'rejected', needsReason: true },
      ],
    },
    client,
  },
});

/** An approval can be taken back for ten minutes. */
export const withGrace = published({ undoGraceSeconds: 600 });
