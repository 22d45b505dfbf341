import {
  MESSAGE_KINDS,
  type LinkableKind,
  type WorkflowList,
  type WorkflowSummary,
  type WorkflowView,
} from '@akkoord/contracts';
import { STANDARD, STANDARD_DEFINITION_ID } from './delivered-workflows.js';
import { contentOfDefinition } from './definition-content.js';
import { definitionProblems } from './definition-problems.js';
import type { WorkflowDefinition } from './workflow-definition.js';
import type { StoredLink, StoredWorkflow } from './workflow.repository.js';

/** The workflows of an office as it sees them, the delivered one first. */
export const workflowList = (stored: readonly StoredWorkflow[], links: readonly StoredLink[]): WorkflowList => ({
  workflows: [standardSummary(links), ...stored.map((workflow) => summaryOf(workflow, links))],
});

/** One of the office's own, with its draft or the version that was asked for. */
export const workflowView = (
  workflow: StoredWorkflow,
  links: readonly StoredLink[],
  shown: WorkflowDefinition = workflow.draft,
): WorkflowView => ({ ...summaryOf(workflow, links), ...contentAndProblems(shown) });

/** The delivered one. */
export const standardView = (links: readonly StoredLink[]): WorkflowView => ({
  ...standardSummary(links),
  ...contentAndProblems(STANDARD.definition),
});

const contentAndProblems = (definition: WorkflowDefinition): Pick<WorkflowView, 'content' | 'problems'> => ({
  content: contentOfDefinition(definition),
  problems: definitionProblems(definition).map((problem) => ({ ...problem })),
});

const summaryOf = (workflow: StoredWorkflow, links: readonly StoredLink[]): WorkflowSummary => ({
  definitionId: workflow.definitionId,
  name: workflow.name,
  isDelivered: false,
  revision: workflow.revision,
  newestVersion: workflow.newestVersion,
  hasUnpublishedChanges: workflow.publishedRevision !== workflow.revision,
  linkedTo: links.filter(({ definitionId }) => definitionId === workflow.definitionId).map(({ kind }) => kind),
});

const standardSummary = (links: readonly StoredLink[]): WorkflowSummary => ({
  definitionId: STANDARD_DEFINITION_ID,
  name: STANDARD.definition.name,
  isDelivered: true,
  revision: 0,
  newestVersion: STANDARD.version,
  hasUnpublishedChanges: false,
  linkedTo: linkedToStandard(links),
});

/** Every kind without a link of its own follows the link for all; without that, the delivered one. */
function linkedToStandard(links: readonly StoredLink[]): LinkableKind[] {
  const all = links.find(({ kind }) => kind === 'all');
  if (!all && links.length === 0) return ['all'];
  const followsStandard = (kind: LinkableKind): boolean =>
    ((links.find((link) => link.kind === kind) ?? all)?.definitionId ?? null) === null;
  return MESSAGE_KINDS.filter(followsStandard);
}
