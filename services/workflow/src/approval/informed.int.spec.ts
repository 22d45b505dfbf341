import { randomInt, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WorkflowDefinition, WorkflowStep } from '../definition/workflow-definition.js';
import { STANDARD_WORKFLOW } from '../definition/standard-workflow.js';
import { keepContacts } from '../people/people.repository.js';
import { aContactChange, someFacts } from '../testing/builders.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';

let workflow: WorkflowWithoutBroker;
const [tenant, organisationId] = [String(randomInt(10_000, 99_999)), randomUUID()];
const [approver, viewer, former] = [randomUUID(), randomUUID(), randomUUID()];

const { client } = STANDARD_WORKFLOW.steps;
const [approve, ...others] = client.actions;
const inform = (leadsTo: string): WorkflowStep => ({
  ...client,
  kind: 'inform',
  performers: 'viewer',
  nl: 'Ter kennis',
  en: 'To know',
  policy: { kind: 'any-one' },
  actions: [{ ...approve, leadsTo }],
});
const DEFINITION: WorkflowDefinition = {
  ...{ ...STANDARD_WORKFLOW, name: 'copy', isDelivered: false, start: 'before', undoGraceSeconds: 0 },
  steps: {
    before: inform('client'),
    client: { ...client, actions: [{ ...approve, leadsTo: 'after' }, ...others] },
    after: inform('approved'),
  },
};

beforeAll(async () => {
  workflow = await WorkflowWithoutBroker.open();
  const roles: ['viewer'] = ['viewer'];
  await workflow.database.inTenant(tenant, (tx) =>
    keepContacts(tx, [
      aContactChange({ contactId: approver, organisationId }),
      aContactChange({ contactId: viewer, organisationId, roles }),
      aContactChange({ contactId: former, organisationId, roles, isActive: false }),
      aContactChange({ contactId: randomUUID(), organisationId: randomUUID(), roles }),
    ]),
  );
});
afterAll(() => workflow?.close());

async function toldOf(filingId: string): Promise<string[]> {
  return (await workflow.published(tenant, filingId)).map(({ type }) => type);
}

describe('a step that only informs', () => {
  it('tells its people when the filing passes it, after what moved it, and moves nothing', async () => {
    await workflow.followWorkflow(tenant, DEFINITION);
    const filingId = randomUUID();
    await workflow.handOver(tenant, { filingId, organisationId, facts: someFacts() });
    expect(await toldOf(filingId)).toEqual(['approval.requested.v1', 'approval.informed.v1']);
    await workflow.decide(tenant, filingId, approver, 'approve');
    const told = await workflow.published(tenant, filingId);
    expect(told.map(({ type }) => type).slice(2)).toEqual([
      'approval.granted.v1',
      'filing.approved.v1',
      'approval.informed.v1',
    ]);
    const informed = told.filter(({ type }) => type === 'approval.informed.v1');
    expect(informed.map(({ data }) => data)).toMatchObject([
      { step: 'before', stepName: { nl: 'Ter kennis' }, contactIds: [viewer], employeeIds: [] },
      { step: 'after', contactIds: [viewer], employeeIds: [] },
    ]);
    expect(await workflow.standing(tenant, filingId)).toMatchObject({ status: 50, sequence: 4 });
  });

  it('tells nobody where there is nobody', async () => {
    const [filingId, other] = [randomUUID(), randomUUID()];
    await workflow.handOver(tenant, { filingId, organisationId: other, facts: someFacts() });
    expect(await toldOf(filingId)).toEqual(['approval.requested.v1']);
  });
});
