import { randomInt, randomUUID } from 'node:crypto';
import { EmployeeChanged, type ContactChanged, type FilingApproved } from '@akkoord/contracts';
import { Inbox, NO_METRICS, Outbox, type EventBatch } from '@akkoord/messaging';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PeopleHandler } from '../people/people.handler.js';
import { aContactChange, SHA, someFacts } from '../testing/builders.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';
import { ChangeApproval } from './change-approval.js';
import { GoOnWithout } from './go-on-without.js';
import { aWorkflow } from './testing/any-history.js';

let workflow: WorkflowWithoutBroker;
let people: PeopleHandler;
let tenant: string;
let organisationId: string;
let [a, b]: [string, string] = ['', ''];
let years = 1990;
const ALL = { kind: 'all' } as const;

beforeAll(async () => {
  workflow = await WorkflowWithoutBroker.open();
  const changes = new ChangeApproval(new Outbox('workflow', () => undefined));
  people = new PeopleHandler(new Inbox(workflow.database, NO_METRICS), new GoOnWithout(changes));
});
afterAll(() => workflow?.close());
beforeEach(async () => {
  [tenant, organisationId] = [String(randomInt(10_000, 99_999)), randomUUID()];
  [a, b] = [randomUUID(), randomUUID()];
  await workflow.followWorkflow(tenant, aWorkflow({ policy: ALL, hasReview: false, graceSeconds: 0 }));
  await tell(contact(a), contact(b));
});

const contact = (contactId: string, changes: Partial<ContactChanged> = {}): ContactChanged =>
  aContactChange({ contactId, organisationId, ...changes });
const gone = { isActive: false, version: 2 };

const batchOf = <T extends object>(items: readonly T[]): EventBatch<T> =>
  items.map((data) => {
    const about = { type: '', subject: '', correlationId: '', attempt: 1, headers: {} };
    return { ...about, id: randomUUID(), tenant, time: new Date(), data };
  });
const tell = (...contacts: ContactChanged[]): Promise<void> => people.contactChanged(batchOf(contacts));

async function aFiling(): Promise<string> {
  const filingId = randomUUID();
  // Each of another period: an office may refuse two of the same.
  const year = String((years += 1));
  const facts = { ...someFacts(), period: { start: `${year}-01-01`, end: `${year}-03-31` } };
  await workflow.handOver(tenant, { filingId, organisationId, facts });
  return filingId;
}
const approve = (filingId: string, contactId: string) => workflow.decide(tenant, filingId, contactId, 'approve');
const statusOf = async (filingId: string) => (await workflow.standing(tenant, filingId))?.status;

async function wordsToFile(filingId: string): Promise<FilingApproved[]> {
  const told = await workflow.published(tenant, filingId);
  return told.filter(({ type }) => type === 'filing.approved.v1').map(({ data }) => data as FilingApproved);
}

describe('a filing that waits for all', () => {
  it.each([
    ['is deactivated', gone],
    ['loses the role', { roles: ['viewer' as const], version: 2 }],
    ['goes to another organisation', { organisationId: randomUUID(), version: 2 }],
  ])('goes on by itself when the last one %s, once', async (_, change) => {
    const filingId = await aFiling();
    await approve(filingId, a);
    expect(await statusOf(filingId)).toBe(30);
    const batch = batchOf([contact(b, change)]);
    await people.contactChanged(batch);
    await people.contactChanged(batch);
    expect(await wordsToFile(filingId)).toMatchObject([{ approvedByContactId: a, statuses: [{ status: 50 }] }]);
    const kinds = await workflow.database.inTenant(tenant, (tx) =>
      tx.query<{ kind: string }>(
        `select content::jsonb ->> 'kind' as kind from audit_entry order by position desc limit 1`,
      ),
    );
    expect(kinds).toEqual([{ kind: 'performers-left' }]);
  });

  it('is not approved when nobody approved, nor when he who did leaves too', async () => {
    const [untouched, left] = [await aFiling(), await aFiling()];
    await approve(left, a);
    await tell(contact(a, gone), contact(b, gone));
    expect([await statusOf(untouched), await statusOf(left)]).toEqual([30, 30]);
  });

  it('stays where it is when somebody of another organisation leaves, or a name changes', async () => {
    const filingId = await aFiling();
    await approve(filingId, a);
    const other = randomUUID();
    await tell(contact(other, { organisationId: randomUUID() }), contact(b, { name: 'Anders', version: 2 }));
    await tell(contact(other, { organisationId: randomUUID(), ...gone }));
    expect(await statusOf(filingId)).toBe(30);
  });

  it('goes on whichever comes first, the approval or the departure, also at once', async () => {
    const filings = [await aFiling(), await aFiling(), await aFiling(), await aFiling()];
    await Promise.all([...filings.map((filingId) => approve(filingId, a)), tell(contact(b, gone))]);
    for (const filingId of filings) {
      expect(await statusOf(filingId)).toBe(50);
      expect(await wordsToFile(filingId)).toHaveLength(1);
    }
  });
});

describe('a review by all', () => {
  const employee = (employeeId: string, changes: Partial<EmployeeChanged> = {}): EmployeeChanged =>
    Object.assign(new EmployeeChanged(), {
      ...{ employeeId, name: 'x', email: 'x@example.nl', roles: ['office-reviewer'], organisationIds: [] },
      ...{ isActive: true, version: 1, ...changes },
    });

  it('goes to the client when the reviewer who was waited for works for others from now on', async () => {
    const workflowOfOffice = aWorkflow({ policy: { kind: 'any-one' }, hasReview: true, graceSeconds: 0 });
    const { review, ...steps } = workflowOfOffice.steps;
    await workflow.followWorkflow(tenant, {
      ...workflowOfOffice,
      steps: { ...steps, review: { ...review!, policy: ALL } },
    });
    const [one, two] = [randomUUID(), randomUUID()];
    await people.employeeChanged(batchOf([employee(one), employee(two)]));
    const filingId = await aFiling();
    await workflow.acts.execute(
      { tenant, idempotencyKey: randomUUID(), correlationId: '' },
      { filingId, actor: { kind: 'employee', employeeId: one } },
      (common) => ({ type: 'decide', ...common, choice: 'approve', documentSha256: SHA }),
      new Date(),
    );
    expect(await statusOf(filingId)).toBe(25);
    await people.employeeChanged(batchOf([employee(two, { organisationIds: [randomUUID()], version: 2 })]));
    expect(await statusOf(filingId)).toBe(30);
    const told = await workflow.published(tenant, filingId);
    expect(told.at(-1)).toMatchObject({
      type: 'approval.requested.v1',
      data: { reviewedBy: { kind: 'employee', employeeId: one } },
    });
  });
});
