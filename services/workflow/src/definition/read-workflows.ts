import type {
  DryRunOutcome,
  DryRunWorkflow,
  ListWorkflows,
  OfficeAction,
  ShowWorkflow,
  WorkflowList,
  WorkflowView,
} from '@akkoord/contracts';
import type { ReceivedRequest } from '@akkoord/messaging';
import { Database, type Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { delegationsOf } from '../delegation/delegations-of.js';
import { mandateFor } from '../mandate/mandate.js';
import { mandatesOf } from '../mandate/mandates-of.js';
import { findOrganisation } from '../people/find-organisation.js';
import { requirePermission } from '../people/require-permission.js';
import { findDefinition } from './definitions-for.js';
import { STANDARD, STANDARD_DEFINITION_ID } from './delivered-workflows.js';
import { dryRun } from './dry-run.js';
import { peopleAround } from './example.repository.js';
import type { WorkflowDefinition } from './workflow-definition.js';
import { WorkflowNotFound, WorkflowNotPublished } from './workflow.errors.js';
import { findWorkflow, listLinks, listWorkflows } from './workflow.repository.js';
import { standardView, workflowList, workflowView } from './workflow-views.js';

/** What an office sees of its workflows; nothing changes. */
@Injectable()
export class ReadWorkflows {
  constructor(private readonly database: Database) {}

  list({ tenant, data }: ReceivedRequest<ListWorkflows>): Promise<WorkflowList> {
    return this.inOffice(tenant, data, async (tx) => workflowList(await listWorkflows(tx), await listLinks(tx)));
  }

  /** Throws WorkflowNotFound. */
  show({ tenant, data }: ReceivedRequest<ShowWorkflow>): Promise<WorkflowView> {
    return this.inOffice(tenant, data, async (tx) => {
      const { definitionId, version } = data;
      const links = await listLinks(tx);
      const shown = version === undefined ? undefined : await findDefinition(tx, definitionId, version);
      if (version !== undefined && !shown) throw new WorkflowNotFound();
      if (definitionId === STANDARD_DEFINITION_ID) return standardView(links);
      const workflow = await findWorkflow(tx, definitionId);
      if (!workflow) throw new WorkflowNotFound();
      return workflowView(workflow, links, shown?.definition);
    });
  }

  /** Throws WorkflowNotFound, WorkflowNotPublished or OrganisationUnknown. */
  dryRun({ tenant, data }: ReceivedRequest<DryRunWorkflow>, now: Date): Promise<DryRunOutcome> {
    return this.inOffice(tenant, data, async (tx) => {
      const { organisationId, of, madeByEmployeeId, ...facts } = data.example;
      const organisation = await findOrganisation(tx, organisationId);
      const mandates = (await mandatesOf(tx, [organisationId])).get(organisationId) ?? [];
      const mandate = mandateFor({ organisationId, facts }, mandates, now);
      const { steps, sentences } = dryRun({
        definition: await definitionToRun(tx, data.definitionId, of),
        facts,
        people: await peopleAround(tx, organisationId),
        delegations: await delegationsOf(tx, organisationId),
        mandate,
        now,
        ...(madeByEmployeeId === undefined ? {} : { makerId: madeByEmployeeId.toLowerCase() }),
      });
      const under = mandate ? { mandateId: mandate.mandateId } : {};
      return { organisation, steps: [...steps], sentences: [...sentences], ...under };
    });
  }

  private inOffice<T>(tenant: string, { actor }: OfficeAction, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.inTenant(tenant, async (tx) => {
      await requirePermission(tx, actor, 'edit-workflow', null);
      return work(tx);
    });
  }
}

async function definitionToRun(
  tx: Transaction,
  definitionId: string,
  of: 'draft' | 'published',
): Promise<WorkflowDefinition> {
  if (definitionId === STANDARD_DEFINITION_ID) return STANDARD.definition;
  const workflow = await findWorkflow(tx, definitionId);
  if (!workflow) throw new WorkflowNotFound();
  if (of === 'draft') return workflow.draft;
  const published = await findDefinition(tx, definitionId, workflow.newestVersion);
  if (!published) throw new WorkflowNotPublished();
  return published.definition;
}
