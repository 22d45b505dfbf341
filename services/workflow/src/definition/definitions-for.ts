import type { MessageKind } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { deliveredVersion, STANDARD, STANDARD_DEFINITION_ID, type PublishedDefinition } from './delivered-workflows.js';
import type { WorkflowDefinition } from './workflow-definition.js';

interface Link {
  readonly kind: MessageKind | 'all';
  /** Null: the delivered one. */
  readonly definitionId: string | null;
  readonly version: number | null;
}

/** Published versions never change, so they are read once; how many at most. */
const KEPT_AT_MOST = 1000;
const kept = new Map<string, PublishedDefinition>();

/** Which published workflow new filings of these kinds follow. One small statement, however many filings; one more for a version not seen before. */
export async function definitionsFor(
  tx: Transaction,
  kinds: readonly MessageKind[],
): Promise<Map<MessageKind, PublishedDefinition>> {
  const links = await tx.query<Link>(
    `select l.kind, l.definition_id as "definitionId", d.newest_version as version
     from workflow_link l left join workflow_definition d on d.tenant = l.tenant and d.definition_id = l.definition_id`,
  );
  const found = new Map<MessageKind, PublishedDefinition>();
  for (const kind of kinds) {
    const link = links.find((one) => one.kind === kind) ?? links.find((one) => one.kind === 'all');
    found.set(kind, link?.definitionId ? await definitionOf(tx, link.definitionId, link.version ?? 0) : STANDARD);
  }
  return found;
}

/** A published version; throws when there is none, for a filing that follows it cannot have been let in. */
export async function definitionOf(
  tx: Transaction,
  definitionId: string,
  version: number,
): Promise<PublishedDefinition> {
  const found = await findDefinition(tx, definitionId, version);
  if (!found) throw new Error(`workflow ${definitionId} has no version ${version}`);
  return found;
}

/** A published version, or undefined. */
export async function findDefinition(
  tx: Transaction,
  definitionId: string,
  version: number,
): Promise<PublishedDefinition | undefined> {
  if (definitionId === STANDARD_DEFINITION_ID) return deliveredVersion(version);
  const key = `${tx.tenant} ${definitionId} ${version}`;
  const known = kept.get(key);
  if (known) return known;
  const [row] = await tx.query<{ definition: WorkflowDefinition }>(
    'select definition from workflow_version where definition_id = $1 and version = $2',
    [definitionId, version],
  );
  if (!row) return undefined;
  const found = { definitionId, version, definition: row.definition };
  if (kept.size >= KEPT_AT_MOST) kept.delete(kept.keys().next().value!);
  kept.set(key, found);
  return found;
}
