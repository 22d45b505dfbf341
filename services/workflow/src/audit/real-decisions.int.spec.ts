import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { keepContacts } from '../people/people.repository.js';
import { aContactChange, ORGANISATION, someFacts } from '../testing/builders.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';
import { verifyOffice } from './verify/verify-office.js';

const TENANT = '12345';
let service: WorkflowWithoutBroker;
beforeAll(async () => {
  service = await WorkflowWithoutBroker.open();
});
afterAll(() => service?.close());

describe('what people really decide', () => {
  it('leaves an audit trail, evidence and decisions that agree', async () => {
    const contact = aContactChange();
    await service.database.inTenant(TENANT, (tx) => keepContacts(tx, [contact]));
    const period = (quarter: number) => ({ start: `2026-0${quarter * 3 - 2}-01`, end: `2026-0${quarter * 3}-28` });
    const [approved, rejected] = [randomUUID(), randomUUID()];
    const { organisationId } = ORGANISATION;
    for (const [index, filingId] of [approved, rejected].entries()) {
      await service.handOver(TENANT, {
        filingId,
        organisationId,
        facts: { ...someFacts(), period: period(index + 1) },
      });
    }
    await service.decide(TENANT, approved, contact.contactId, 'approve');
    await service.decide(TENANT, rejected, contact.contactId, 'reject');
    const report = await service.database.inTenant(TENANT, (tx) => verifyOffice(tx));
    expect(report).toMatchObject({ entries: 4, evidence: 2, problems: [] });
    await service.asAdmin(
      `update workflow.approval_decision set reason = '{"code": "x", "text": "y"}' where choice = 'reject'`,
    );
    const { problems } = await service.database.inTenant(TENANT, (tx) => verifyOffice(tx));
    expect(problems.map(({ code }) => code)).toEqual(['DECISION_CHANGED']);
  });
});
