import { randomInt, randomUUID } from 'node:crypto';
import { DecideApproval, UndoApproval, type FilingApproved } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { letPeriodsRepeat } from '@akkoord/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { keepContacts } from '../people/people.repository.js';
import { OrganisationTurns } from '../rules/organisation-turns.js';
import { aContactChange, SHA, someFacts } from '../testing/builders.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';
import { GraceEnds, ObjectionEnds } from './approval-timer.handlers.js';
import { ChangeApproval } from './change-approval.js';
import { aWorkflow } from './testing/any-history.js';

let workflow: WorkflowWithoutBroker;
let tenant: string;
let organisationId: string;
const contactId = randomUUID();

beforeAll(async () => {
  workflow = await WorkflowWithoutBroker.open();
});
afterAll(() => workflow?.close());
beforeEach(async () => {
  [tenant, organisationId] = [String(randomInt(10_000, 99_999)), randomUUID()];
  await workflow.database.inTenant(tenant, (tx) => keepContacts(tx, [aContactChange({ contactId, organisationId })]));
  await letPeriodsRepeat(workflow.database, tenant);
});

async function aFiling(): Promise<string> {
  const filingId = randomUUID();
  await workflow.handOver(tenant, { filingId, organisationId, facts: someFacts() });
  return filingId;
}

interface Timer {
  readonly kind: 'grace-ends' | 'objection-ends';
  readonly dueAt: Date;
}

const timersOf = (filingId: string): Promise<Timer[]> =>
  workflow.database.inTenant(tenant, (tx) =>
    tx.query<Timer>(`select kind, due_at as "dueAt" from timer where filing_id = $1 and kind like '%-ends'`, [
      filingId,
    ]),
  );

/** Does what the scheduler does when a timer is due; the clock of this process is long before that. */
async function comes(filingId: string, { kind, dueAt }: Timer): Promise<void> {
  const changes = new ChangeApproval(new Outbox('workflow', () => undefined));
  const handler = kind === 'grace-ends' ? new GraceEnds(changes) : new ObjectionEnds(changes);
  await workflow.database.inTenant(tenant, async (tx) => {
    await new OrganisationTurns().takeOfFilings(tx, [filingId]);
    await handler.handle(tx, { tenant, kind, filingId, key: '', dueAt, data: {} }, new Date());
  });
}

const wordsToFile = async (filingId: string): Promise<FilingApproved[]> =>
  (await workflow.published(tenant, filingId))
    .filter(({ type }) => type === 'filing.approved.v1')
    .map(({ data }) => data as FilingApproved);

describe('undo', () => {
  const actor = { kind: 'contact', contactId } as const;
  const asked = () => ({ tenant, idempotencyKey: randomUUID(), correlationId: '' });
  const approve = (filingId: string) => workflow.decide(tenant, filingId, contactId, 'approve');
  const undo = (filingId: string) =>
    workflow.acts.execute(
      asked(),
      Object.assign(new UndoApproval(), { filingId, actor }),
      (common) => ({ type: 'undo', ...common }),
      new Date(),
    );

  beforeEach(() =>
    workflow.followWorkflow(tenant, aWorkflow({ policy: { kind: 'any-one' }, hasReview: false, graceSeconds: 600 })),
  );

  it('keeps the word to file back until its timer comes, and that says it once', async () => {
    const filingId = await aFiling();
    await approve(filingId);
    const [timer] = await timersOf(filingId);
    expect(timer?.kind).toBe('grace-ends');
    expect(await wordsToFile(filingId)).toEqual([]);
    await comes(filingId, timer!);
    await comes(filingId, timer!);
    expect(await wordsToFile(filingId)).toMatchObject([
      { statuses: [{ status: 50, sequence: 4 }], approvedByContactId: contactId },
    ]);
    expect(await timersOf(filingId)).toEqual([]);
    await expect(undo(filingId)).rejects.toMatchObject({ code: 'UNDO_TOO_LATE' });
  });

  it('takes the timer away; one that comes all the same does nothing', async () => {
    const filingId = await aFiling();
    await approve(filingId);
    const [timer] = await timersOf(filingId);
    await undo(filingId);
    expect(await timersOf(filingId)).toEqual([]);
    await comes(filingId, timer!);
    expect(await wordsToFile(filingId)).toEqual([]);
    expect(await workflow.standing(tenant, filingId)).toMatchObject({ status: 30, sequence: 5 });
  });
});

describe('a standing approval', () => {
  async function aMandate(objectionHours: number): Promise<void> {
    await workflow.database.inTenant(tenant, (tx) =>
      tx.query(
        `insert into mandate (tenant, mandate_id, organisation_id, kinds, covers, starts_on, ends_on, objection_hours, document_title,
           document_sha256, given_by, given_on, recorded_by, recorded_at, version)
         values ($1, $2, $3, '{vat-return}', '{"kind": "total", "least": 0, "most": 5000}', current_date - 10, current_date + 100,
           $4, 'Volmacht', $5, 'K. de Vries', current_date, '{}', now(), 1)`,
        [tenant, randomUUID(), organisationId, objectionHours, SHA],
      ),
    );
  }

  it('without time to object gives the word to file at once', async () => {
    await aMandate(0);
    const filingId = await aFiling();
    expect(await wordsToFile(filingId)).toMatchObject([
      { mandateId: expect.any(String), statuses: [{ status: 20 }, { status: 50 }] },
    ]);
    expect(await timersOf(filingId)).toEqual([]);
  });

  it('waits for objections, then approves; revoked meanwhile, the client is asked', async () => {
    await aMandate(48);
    const [kept, revoked] = [await aFiling(), await aFiling()];
    const [[first], [second]] = [await timersOf(kept), await timersOf(revoked)];
    expect(await workflow.standing(tenant, kept)).toMatchObject({ status: 30 });
    await comes(kept, first!);
    expect(await wordsToFile(kept)).toMatchObject([
      { mandateId: expect.any(String), statuses: [{ status: 50, sequence: 4 }] },
    ]);
    await workflow.database.inTenant(tenant, (tx) => tx.query('update mandate set revoked_at = now()'));
    await comes(revoked, second!);
    expect(await workflow.standing(tenant, revoked)).toMatchObject({ status: 30, sequence: 3 });
    const told = await workflow.published(tenant, revoked);
    expect(told.map(({ type }) => type)).toEqual(['approval.requested.v1', 'approval.requested.v1']);
    await workflow.decide(tenant, revoked, contactId, 'approve');
    expect(await wordsToFile(revoked)).toMatchObject([{ approvedByContactId: contactId }]);
  });
});

describe('who asks on behalf of the workflow itself', () => {
  it('is not let in', async () => {
    const filingId = await aFiling();
    const given = Object.assign(new DecideApproval(), { filingId, actor: { kind: 'workflow' as const } });
    const acting = workflow.acts.execute(
      { tenant, idempotencyKey: randomUUID(), correlationId: '' },
      given,
      (common) => ({ type: 'withdraw', ...common, reason: { code: 'x', text: 'x' } }),
      new Date(),
    );
    await expect(acting).rejects.toMatchObject({ code: 'APPROVAL_NOT_AUTHORISED' });
  });
});
