import { createHash } from 'node:crypto';
import {
  WorkflowLinked,
  WorkflowPublished,
  type CopyWorkflow,
  type LinkWorkflow,
  type OfficeAction,
  type PublishWorkflow,
  type SaveWorkflow,
  type WorkflowList,
  type WorkflowView,
} from '@akkoord/contracts';
import { canonicalJson, type Json } from '@akkoord/evidence';
import { Outbox, type ReceivedRequest } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { appendAudit, withEvidence, type AuditFact, type EvidencedFact } from '../audit/audit-trail.js';
import { requirePermission } from '../people/require-permission.js';
import { definitionOfContent, doubleStepOf } from './definition-content.js';
import { definitionProblems } from './definition-problems.js';
import { STANDARD, STANDARD_DEFINITION_ID } from './delivered-workflows.js';
import type { WorkflowDefinition } from './workflow-definition.js';
import {
  WorkflowChanged,
  WorkflowNotFound,
  WorkflowNotPublishable,
  WorkflowNotPublished,
  WorkflowReadOnly,
  WorkflowStepTwice,
} from './workflow.errors.js';
import * as stored from './workflow.repository.js';
import { workflowList, workflowView } from './workflow-views.js';

/** An office shapes its workflows: copy, change, publish, link. Each repeat of a request gives the answer of the first. */
@Injectable()
export class EditWorkflows {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
  ) {}

  /** Throws WorkflowNotFound when there is nothing to copy. */
  copy({ tenant, data }: ReceivedRequest<CopyWorkflow>, at: string): Promise<WorkflowView> {
    return this.inOffice(tenant, data, async (tx) => {
      const { definitionId, copyOf, name } = data;
      const original = copyOf === STANDARD_DEFINITION_ID ? STANDARD.definition : (await found(tx, copyOf)).draft;
      if (definitionId === STANDARD_DEFINITION_ID) throw new WorkflowReadOnly();
      if (await stored.addWorkflow(tx, definitionId, { ...original, name, isDelivered: false }, at))
        await appendAudit(tx, [evidenced({ kind: 'workflow-copied', at, definitionId, copyOf }, data)]);
      return view(tx, definitionId);
    });
  }

  /** Throws WorkflowReadOnly, WorkflowNotFound, WorkflowStepTwice, or WorkflowChanged when another revision stands there. */
  save({ tenant, data }: ReceivedRequest<SaveWorkflow>, at: string): Promise<WorkflowView> {
    return this.inOffice(tenant, data, async (tx) => {
      const { definitionId, revision, content } = data;
      const twice = doubleStepOf(content);
      if (twice !== undefined) throw new WorkflowStepTwice(twice);
      const workflow = await found(tx, definitionId, { toChange: true });
      const draft = definitionOfContent(content);
      const sha256 = digestOf(draft);
      const isRepeat = workflow.revision === revision + 1 && digestOf(workflow.draft) === sha256;
      if (isRepeat) return view(tx, definitionId);
      if (workflow.revision !== revision) throw new WorkflowChanged(workflow.revision);
      await stored.storeDraft(tx, definitionId, draft, at);
      const fact = { kind: 'workflow-saved', at, definitionId, revision: revision + 1, definitionSha256: sha256 };
      await appendAudit(tx, [evidenced(fact, data)]);
      return view(tx, definitionId);
    });
  }

  /** Throws WorkflowReadOnly, WorkflowNotFound, WorkflowChanged, or WorkflowNotPublishable with all that is wrong. */
  publish({ tenant, data, correlationId }: ReceivedRequest<PublishWorkflow>, at: string): Promise<WorkflowView> {
    return this.inOffice(tenant, data, async (tx) => {
      const workflow = await found(tx, data.definitionId, { toChange: true });
      const { definitionId, name, draft, revision } = workflow;
      if (revision !== data.revision) throw new WorkflowChanged(revision);
      if (workflow.publishedRevision === revision) return view(tx, definitionId);
      const problems = definitionProblems(draft);
      if (problems.length > 0) throw new WorkflowNotPublishable(problems);
      const definitionSha256 = digestOf(draft);
      const version = await stored.addVersion(tx, workflow, definitionSha256, at);
      const published = { definitionId, version, name, definitionSha256, publishedAt: at };
      await this.outbox.add(tx, { event: plainToInstance(WorkflowPublished, published), correlationId });
      const fact = { kind: 'workflow-published', at, definitionId, version, definitionSha256 };
      await appendAudit(tx, [evidenced(fact, data)]);
      return view(tx, definitionId);
    });
  }

  /** New filings of a kind follow this workflow from now on. Throws WorkflowNotFound or WorkflowNotPublished. */
  link({ tenant, data, correlationId }: ReceivedRequest<LinkWorkflow>, at: string): Promise<WorkflowList> {
    return this.inOffice(tenant, data, async (tx) => {
      const { kind, definitionId } = data;
      if (await changeLink(tx, data, at)) {
        const named = definitionId === undefined ? {} : { definitionId };
        const linked = { kind, linkedAt: at, ...named };
        await this.outbox.add(tx, { event: plainToInstance(WorkflowLinked, linked), correlationId });
        const fact = { kind: 'workflow-linked', at, messageKind: kind, ...named };
        await appendAudit(tx, [evidenced(fact, data)]);
      }
      return workflowList(await stored.listWorkflows(tx), await stored.listLinks(tx));
    });
  }

  private inOffice<T>(tenant: string, { actor }: OfficeAction, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.inTenant(tenant, async (tx) => {
      await requirePermission(tx, actor, 'edit-workflow', null);
      return work(tx);
    });
  }
}

async function found(tx: Transaction, definitionId: string, options = {}): Promise<stored.StoredWorkflow> {
  if (definitionId === STANDARD_DEFINITION_ID) throw new WorkflowReadOnly();
  const workflow = await stored.findWorkflow(tx, definitionId, options);
  if (!workflow) throw new WorkflowNotFound();
  return workflow;
}

async function changeLink(tx: Transaction, { kind, definitionId }: LinkWorkflow, at: string): Promise<boolean> {
  if (definitionId === undefined) return stored.removeLink(tx, kind);
  if (definitionId === STANDARD_DEFINITION_ID) return stored.storeLink(tx, { kind, definitionId: null }, at);
  const { newestVersion } = await found(tx, definitionId);
  if (newestVersion === 0) throw new WorkflowNotPublished();
  return stored.storeLink(tx, { kind, definitionId }, at);
}

const view = async (tx: Transaction, definitionId: string): Promise<WorkflowView> =>
  workflowView(await found(tx, definitionId), await stored.listLinks(tx));

const evidenced = (fact: AuditFact, { actor, authentication }: OfficeAction): EvidencedFact =>
  withEvidence(fact, { actor: { ...actor }, authentication: authentication && { ...authentication } });

/** Definitions hold text, whole numbers, lists and objects, so this is JSON. */
const digestOf = (definition: WorkflowDefinition): string =>
  createHash('sha256')
    .update(canonicalJson(definition as unknown as Json))
    .digest('hex');
