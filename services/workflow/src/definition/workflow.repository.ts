import type { LinkableKind } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { WorkflowDefinition } from './workflow-definition.js';

/** A workflow of the office as it is stored. */
export interface StoredWorkflow {
  readonly definitionId: string;
  readonly name: string;
  readonly revision: number;
  readonly draft: WorkflowDefinition;
  /** 0: not published yet. */
  readonly newestVersion: number;
  readonly publishedRevision: number | null;
}

/** Which workflow a kind follows; null: the delivered one. */
export interface StoredLink {
  readonly kind: LinkableKind;
  readonly definitionId: string | null;
}

const COLUMNS = `definition_id as "definitionId", name, revision, draft, newest_version as "newestVersion",
  published_revision as "publishedRevision"`;

/** The workflows of the office, by name. */
export const listWorkflows = (tx: Transaction): Promise<StoredWorkflow[]> =>
  tx.query<StoredWorkflow>(`select ${COLUMNS} from workflow_definition order by name, definition_id limit 500`);

/** One of them, locked until the transaction ends when it is to change. */
export async function findWorkflow(
  tx: Transaction,
  definitionId: string,
  { toChange = false } = {},
): Promise<StoredWorkflow | undefined> {
  const lock = toChange ? 'for update' : '';
  const [row] = await tx.query<StoredWorkflow>(
    `select ${COLUMNS} from workflow_definition where definition_id = $1 ${lock}`,
    [definitionId],
  );
  return row;
}

/** Adds a draft; false when the id was taken. */
export async function addWorkflow(
  tx: Transaction,
  definitionId: string,
  draft: WorkflowDefinition,
  at: string,
): Promise<boolean> {
  const added = await tx.query(
    `insert into workflow_definition (tenant, definition_id, name, revision, draft, created_at, changed_at)
     values ($1, $2, $3, 1, $4, $5, $5) on conflict do nothing returning 1`,
    [tx.tenant, definitionId, draft.name, JSON.stringify(draft), at],
  );
  return added.length > 0;
}

/** Stores a draft as the next revision; the row is locked. */
export async function storeDraft(
  tx: Transaction,
  definitionId: string,
  draft: WorkflowDefinition,
  at: string,
): Promise<void> {
  await tx.query(
    `update workflow_definition set draft = $2, name = $3, revision = revision + 1, changed_at = $4
     where definition_id = $1`,
    [definitionId, JSON.stringify(draft), draft.name, at],
  );
}

/** Keeps the draft as the next version, for good; the row is locked. */
export async function addVersion(
  tx: Transaction,
  { definitionId, draft, newestVersion, revision }: StoredWorkflow,
  definitionSha256: string,
  at: string,
): Promise<number> {
  const version = newestVersion + 1;
  await tx.query(
    `insert into workflow_version (tenant, definition_id, version, definition, definition_sha256, published_at)
     values ($1, $2, $3, $4, $5, $6)`,
    [tx.tenant, definitionId, version, JSON.stringify(draft), definitionSha256, at],
  );
  await tx.query(
    `update workflow_definition set newest_version = $2, published_revision = $3, changed_at = $4
     where definition_id = $1`,
    [definitionId, version, revision, at],
  );
  return version;
}

/** What the kinds of message are linked to. */
export const listLinks = (tx: Transaction): Promise<StoredLink[]> =>
  tx.query<StoredLink>('select kind, definition_id as "definitionId" from workflow_link order by kind');

/** Links a kind, null to the delivered workflow; false when it was so already. */
export async function storeLink(tx: Transaction, { kind, definitionId }: StoredLink, at: string): Promise<boolean> {
  const changed = await tx.query(
    `insert into workflow_link as link (tenant, kind, definition_id, linked_at) values ($1, $2, $3, $4)
     on conflict (tenant, kind) do update set definition_id = excluded.definition_id, linked_at = excluded.linked_at
       where link.definition_id is distinct from excluded.definition_id
     returning 1`,
    [tx.tenant, kind, definitionId, at],
  );
  return changed.length > 0;
}

/** Takes the link of a kind away; false when there was none. */
export async function removeLink(tx: Transaction, kind: LinkableKind): Promise<boolean> {
  const removed = await tx.query<{ kind: string }>(
    'with gone as (delete from workflow_link where kind = $1 returning kind) select kind from gone',
    [kind],
  );
  return removed.length > 0;
}
