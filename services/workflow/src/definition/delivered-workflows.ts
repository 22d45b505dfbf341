import { STANDARD_WORKFLOW } from './standard-workflow.js';
import type { WorkflowDefinition } from './workflow-definition.js';

/** Id of the workflow the product delivers, the same at every office. */
export const STANDARD_DEFINITION_ID = '00000000-0000-7000-8000-000000000001';

/** Its versions, the first one first. Never change one that was released: filings under way follow it. Add the next. */
const DELIVERED_VERSIONS: readonly WorkflowDefinition[] = [STANDARD_WORKFLOW];

/** A definition as it was published: id and version say which one a filing follows, for ever. */
export interface PublishedDefinition {
  readonly definitionId: string;
  readonly version: number;
  readonly definition: WorkflowDefinition;
}

/** A version of the delivered workflow, or undefined. */
export function deliveredVersion(version: number): PublishedDefinition | undefined {
  const definition = DELIVERED_VERSIONS[version - 1];
  return definition && { definitionId: STANDARD_DEFINITION_ID, version, definition };
}

/** The delivered workflow as it is now. */
export const STANDARD: PublishedDefinition = deliveredVersion(DELIVERED_VERSIONS.length)!;
