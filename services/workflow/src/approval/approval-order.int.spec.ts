import { randomInt, randomUUID } from 'node:crypto';
import type { ApprovalRequested } from '@akkoord/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepContacts } from '../people/people.repository.js';
import { aContactChange, someFacts } from '../testing/builders.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';
import { aWorkflow } from './testing/any-history.js';

let workflow: WorkflowWithoutBroker;
let years = 1990;
const [tenant, organisationId] = [String(randomInt(10_000, 99_999)), randomUUID()];
const [a, b, c] = [randomUUID(), randomUUID(), randomUUID()].sort() as [string, string, string];

const keep = (contactId: string, version: number, approvalOrder?: number): Promise<void> =>
  workflow.database.inTenant(tenant, (tx) =>
    keepContacts(tx, [
      aContactChange({ contactId, organisationId, version, ...(approvalOrder === undefined ? {} : { approvalOrder }) }),
    ]),
  );

beforeAll(async () => {
  workflow = await WorkflowWithoutBroker.open();
  const policy = { kind: 'sequence', of: 2 } as const;
  await workflow.followWorkflow(tenant, aWorkflow({ policy, hasReview: false, graceSeconds: 0 }));
});
afterAll(() => workflow?.close());

async function aFiling(): Promise<string> {
  const filingId = randomUUID();
  // Each of another period: an office may refuse two of the same.
  const year = String((years += 1));
  const facts = { ...someFacts(), period: { start: `${year}-01-01`, end: `${year}-03-31` } };
  await workflow.handOver(tenant, { filingId, organisationId, facts });
  return filingId;
}

async function firstAsked(filingId: string): Promise<string[]> {
  const [told] = await workflow.published(tenant, filingId);
  return (told!.data as ApprovalRequested).progress!.waitingFor.map(({ contactId }) => contactId!);
}

describe('one after the other', () => {
  it('goes in the order that the office gave, and of who has none in that of ids', async () => {
    await keep(a, 1);
    await keep(b, 1, 2);
    await keep(c, 1, 1);
    const filingId = await aFiling();
    expect(await firstAsked(filingId)).toEqual([c]);
    await expect(workflow.decide(tenant, filingId, b, 'approve')).rejects.toMatchObject({
      code: 'APPROVAL_NOT_YOUR_TURN',
    });
    await workflow.decide(tenant, filingId, c, 'approve');
    await expect(workflow.decide(tenant, filingId, a, 'approve')).rejects.toMatchObject({
      code: 'APPROVAL_NOT_YOUR_TURN',
    });
    await workflow.decide(tenant, filingId, b, 'approve');
    expect(await workflow.standing(tenant, filingId)).toMatchObject({ status: 50 });
  });

  it('goes by ids again where the office took its order away', async () => {
    await keep(b, 2);
    await keep(c, 2);
    expect(await firstAsked(await aFiling())).toEqual([a]);
  });
});
