import type { ContactChanged, FilingStatus } from '@akkoord/contracts';

/** What a performer can do at a step, and where it brings the filing. */
export interface WorkflowAction {
  readonly name: string;
  readonly nl: string;
  readonly en: string;
  readonly leadsTo: FilingStatus;
  readonly needsReason: boolean;
}

/** A workflow as data: who is asked, and what can be answered. */
export interface WorkflowDefinition {
  readonly name: string;
  readonly isDelivered: boolean;
  readonly step: {
    readonly status: FilingStatus;
    readonly performers: ContactChanged['roles'][number];
    readonly actions: readonly WorkflowAction[];
  };
}

/** The workflow the product delivers, read-only: any one approver of the organisation decides. */
export const STANDARD_WORKFLOW = {
  name: 'standard',
  isDelivered: true,
  step: {
    status: 30,
    performers: 'approver',
    actions: [
      { name: 'approve', nl: 'Goedkeuren bericht', en: 'Approve', leadsTo: 50, needsReason: false },
      { name: 'reject', nl: 'Afkeuren bericht', en: 'Reject', leadsTo: 40, needsReason: true },
    ],
  },
} as const satisfies WorkflowDefinition;

/** Without these a workflow cannot be used: approve must lead to 50, reject to 40. */
const OBLIGATORY: Readonly<Record<string, FilingStatus>> = { approve: 50, reject: 40 };

/** What is wrong with a definition; empty when nothing is. */
export function definitionProblems({ step }: WorkflowDefinition): string[] {
  return Object.entries(OBLIGATORY)
    .filter(([name, leadsTo]) => !step.actions.some((action) => action.name === name && action.leadsTo === leadsTo))
    .map(([name, leadsTo]) => `the action "${name}" that leads to ${leadsTo} is obligatory`);
}
