import { randomInt, randomUUID } from 'node:crypto';
import { EmployeeChanged, type ApprovalReviewRequested } from '@akkoord/contracts';
import { RefusedError } from '@akkoord/messaging';
import { personKey } from '@akkoord/service-kit';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readAudit } from '../audit/audit-trail.js';
import { keepContacts, keepEmployees } from '../people/people.repository.js';
import { hearersOf } from '../reminder/waiting.js';
import { waitingNow } from '../reminder/waiting.repository.js';
import { aContactChange, REASON, SHA, someFacts } from '../testing/builders.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';
import { aWorkflow } from './testing/any-history.js';

const EMAIL = { sanne: 'sanne@kantoor.example', tom: 'tom@kantoor.example' };

let workflow: WorkflowWithoutBroker;
let tenant: string;
let organisationId: string;
let ids: Record<keyof typeof EMAIL, string>;

beforeAll(async () => {
  workflow = await WorkflowWithoutBroker.open();
});
afterAll(() => workflow?.close());
beforeEach(async () => {
  tenant = String(randomInt(10_000, 99_999));
  organisationId = randomUUID();
  ids = { sanne: randomUUID(), tom: randomUUID() };
  await workflow.database.inTenant(tenant, async (tx) => {
    await keepContacts(tx, [aContactChange({ organisationId })]);
    await keepEmployees(tx, [anEmployee('sanne'), anEmployee('tom')]);
  });
  const definition = aWorkflow({ policy: { kind: 'any-one' }, hasReview: true, graceSeconds: 0 });
  await workflow.followWorkflow(tenant, definition);
});

const anEmployee = (who: keyof typeof EMAIL) =>
  Object.assign(new EmployeeChanged(), {
    ...{ employeeId: ids[who], name: who, email: EMAIL[who], roles: ['office-reviewer'], organisationIds: [] },
    ...{ isActive: true, version: 1 },
  });

/** A filing that this person sent, or nobody who was named. */
async function arrives(email?: string): Promise<string> {
  const filingId = randomUUID();
  const submittedBy = email && { personKey: personKey(tenant, email), name: 'Sanne Smit' };
  const facts = { ...someFacts(), ...(submittedBy ? { submittedBy } : {}) };
  await workflow.handOver(tenant, { filingId, organisationId, facts });
  return filingId;
}

/** The status the review led to, or why it was refused. */
async function review(
  filingId: string,
  who: keyof typeof EMAIL,
  choice: 'approve' | 'reject' = 'approve',
): Promise<number | string> {
  const asked = { tenant, idempotencyKey: randomUUID(), correlationId: '' };
  const actor = { kind: 'employee' as const, employeeId: ids[who] };
  return workflow.acts
    .execute(
      asked,
      { filingId, actor },
      (common) => ({ type: 'decide', ...common, choice, documentSha256: SHA, reason: REASON }),
      new Date(),
    )
    .then(
      ({ decided }) => decided.status,
      (error: unknown) => {
        if (error instanceof RefusedError) return error.code;
        throw error;
      },
    );
}

describe('a filing whose sender the ERP named', () => {
  it('is reviewed by a colleague, not by who sent it, however he wrote his address', async () => {
    const filingId = await arrives(' Sanne@Kantoor.example');
    expect(await review(filingId, 'sanne')).toBe('APPROVAL_FOUR_EYES');
    expect(await review(filingId, 'tom')).toBe(30);
  });

  it('waits for a colleague as long as it is not known who an employee is; an announcement tells', async () => {
    const filingId = await arrives(EMAIL.sanne);
    await workflow.database.inTenant(tenant, (tx) => tx.query('update employee set person_key = null'));
    expect(await review(filingId, 'tom')).toBe('APPROVAL_REVIEWER_UNKNOWN');
    await workflow.database.inTenant(tenant, (tx) => keepEmployees(tx, [anEmployee('tom')]));
    expect(await review(filingId, 'tom')).toBe(30);
  });

  it('has the key in the chain, the name beside it, and an address nowhere', async () => {
    const filingId = await arrives(EMAIL.sanne);
    const { entries, evidence } = await workflow.database.inTenant(tenant, async (tx) => ({
      entries: await readAudit(tx),
      evidence: await tx.query<{ content: string }>('select content from audit_evidence where filing_id = $1', [
        filingId,
      ]),
    }));
    const [entry] = entries.filter(({ content }) => content.includes(filingId));
    expect(JSON.parse(entry!.content)).toMatchObject({ submittedBy: personKey(tenant, EMAIL.sanne) });
    expect(entry!.content).not.toContain('Sanne');
    expect(evidence.map(({ content }) => JSON.parse(content) as object)).toMatchObject([
      { submittedBy: { name: 'Sanne Smit' } },
    ]);
    expect(JSON.stringify(await workflow.published(tenant, filingId))).not.toContain('kantoor.example');
  });
});

describe('a review by all of a filing that one of them made', () => {
  beforeEach(async () => {
    const { review, client, ...definition } = reviewedByAll();
    await workflow.followWorkflow(tenant, { ...definition, steps: { review, client } });
  });
  const reviewedByAll = () => {
    const definition = aWorkflow({ policy: { kind: 'any-one' }, hasReview: true, graceSeconds: 0 });
    const { review, client } = definition.steps;
    return { ...definition, review: { ...review!, policy: { kind: 'all' as const } }, client: client! };
  };
  const requested = async (filingId: string) =>
    (await workflow.published(tenant, filingId))[0]!.data as ApprovalReviewRequested;
  const waiting = async (filingId: string) =>
    workflow.database.inTenant(tenant, async (tx) => (await waitingNow(tx, [filingId], new Date()))[0]!);

  it('asks and waits for the others only', async () => {
    const filingId = await arrives(EMAIL.sanne);
    expect((await requested(filingId)).progress).toMatchObject({
      needed: 1,
      waitingFor: [{ employeeId: ids.tom }],
      barred: [{ employeeId: ids.sanne }],
    });
    expect((await waiting(filingId)).waitingFor).toEqual([ids.tom]);
    expect(await review(filingId, 'tom')).toBe(30);
  });

  it('says to the office that nobody can, until it names somebody', async () => {
    await workflow.database.inTenant(tenant, (tx) =>
      keepEmployees(tx, [Object.assign(anEmployee('tom'), { isActive: false, version: 2 })]),
    );
    const filingId = await arrives(EMAIL.sanne);
    const { progress } = await requested(filingId);
    expect(progress.waitingFor).toEqual([]);
    expect(progress.advice?.nl).toContain('Sanne Smit maakte dit bericht');
    const found = await waiting(filingId);
    expect(hearersOf({ ...found, dueOn: '2026-10-31', isOverdue: false }, 'nobody-asked')).toMatchObject({
      kind: 'office',
      reason: 'nobody-asked',
    });
    expect(await review(filingId, 'sanne')).toBe('APPROVAL_FOUR_EYES');
    await workflow.database.inTenant(tenant, (tx) =>
      keepEmployees(tx, [Object.assign(anEmployee('tom'), { version: 3 })]),
    );
    expect((await waiting(filingId)).waitingFor).toEqual([ids.tom]);
    expect(await review(filingId, 'tom')).toBe(30);
  });

  it('no longer waits for who put it back after a rejection', async () => {
    const filingId = await arrives();
    expect(await review(filingId, 'tom', 'reject')).toBe(40);
    const repairing = { filingId, actor: { kind: 'employee' as const, employeeId: ids.tom } };
    const asked = { tenant, idempotencyKey: randomUUID(), correlationId: '' };
    await workflow.acts.execute(asked, repairing, (common) => ({ type: 'repair', ...common }), new Date());
    expect((await waiting(filingId)).waitingFor).toEqual([ids.sanne]);
    expect(await review(filingId, 'sanne')).toBe(30);
  });
});

describe('a filing of which nobody says who sent it', () => {
  it('can be reviewed by all, who are told that four eyes could not be checked', async () => {
    const filingId = await arrives();
    const [request] = await workflow.published(tenant, filingId);
    expect((request!.data as ApprovalReviewRequested).findings).toMatchObject([{ code: 'FOUR_EYES_UNCHECKED' }]);
    expect(await review(filingId, 'sanne')).toBe(30);
  });
});
