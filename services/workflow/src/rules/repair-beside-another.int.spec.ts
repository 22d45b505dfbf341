import { randomInt, randomUUID } from 'node:crypto';
import { EmployeeChanged } from '@akkoord/contracts';
import { Refusal } from '@akkoord/service-kit';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepContacts, keepEmployees } from '../people/people.repository.js';
import { aContactChange, contactId as idOfContact, Q3, someFacts } from '../testing/builders.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';

const tenant = String(randomInt(10_000, 99_999));
const [organisationId, employeeId, contactId] = [randomUUID(), randomUUID(), idOfContact(1)];
let workflow: WorkflowWithoutBroker;

beforeAll(async () => {
  workflow = await WorkflowWithoutBroker.open();
  const employee = Object.assign(new EmployeeChanged(), {
    employeeId,
    name: 'Ineke',
    email: 'ineke@kantoor.example',
    roles: ['office-manager'],
    organisationIds: [],
    isActive: true,
    version: 1,
  });
  await workflow.database.inTenant(tenant, async (tx) => {
    await keepContacts(tx, [aContactChange({ contactId, organisationId })]);
    await keepEmployees(tx, [employee]);
  });
});
afterAll(() => workflow.close());

const sendAReturn = async (): Promise<string> => {
  const filingId = randomUUID();
  const facts = { ...someFacts(), externalMessageId: filingId, kind: 'vat-return' as const, period: Q3 };
  await workflow.handOver(tenant, { filingId, organisationId, facts });
  return filingId;
};
const repair = (filingId: string) =>
  workflow.acts.execute(
    { tenant, idempotencyKey: randomUUID(), correlationId: randomUUID() },
    { filingId, actor: { kind: 'employee', employeeId } },
    (common) => ({ type: 'repair', ...common }),
    new Date(),
  );
const status = async (filingId: string) => (await workflow.standing(tenant, filingId))?.status;

describe('a rejected filing', () => {
  it('is not put back while another for the same period is under way, and is once that has gone', async () => {
    const rejected = await sendAReturn();
    await workflow.decide(tenant, rejected, contactId, 'reject');
    const anew = await sendAReturn();
    await expect(status(anew)).resolves.toBe(30);
    const refusal: unknown = await repair(rejected).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: 'RULE_PERIOD_HAS_OPEN_FILING' });
    await expect(status(rejected)).resolves.toBe(40);
    await workflow.decide(tenant, anew, contactId, 'reject');
    await repair(rejected);
    await expect(status(rejected)).resolves.toBe(30);
  });

  it('is put back beside another where the office only wants a remark', async () => {
    const [rejected, other] = [await sendAReturn(), await sendAReturn()];
    expect([await status(rejected), await status(other)]).toEqual([45, 45]); // the one above waits
    await workflow.switchRule(tenant, 'one-open-filing', 'warn');
    const [first, second] = [await sendAReturn(), await sendAReturn()];
    await workflow.decide(tenant, first, contactId, 'reject');
    await repair(first);
    expect([await status(first), await status(second)]).toEqual([30, 30]);
  });
});
