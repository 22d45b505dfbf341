import { randomInt, randomUUID } from 'node:crypto';
import type { FilingFacts, RuleName } from '@akkoord/contracts';
import { RefusedError } from '@akkoord/messaging';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { readAudit } from '../audit/audit-trail.js';
import type { Transaction } from '@akkoord/persistence';
import { keepContacts } from '../people/people.repository.js';
import { aWorkflow } from '../approval/testing/any-history.js';
import { aContactChange, contactId as idOfContact, Q2, Q3, someFacts, YEAR } from '../testing/builders.js';
import { WorkflowWithoutBroker, type Arriving } from '../testing/workflow-without-broker.js';
import { OrganisationTurns } from './organisation-turns.js';

let workflow: WorkflowWithoutBroker;
let tenant: string;
let organisationId: string;
const contactId = idOfContact(1);

beforeAll(async () => {
  workflow = await WorkflowWithoutBroker.open();
});
afterAll(() => workflow.close());
beforeEach(async () => {
  tenant = String(randomInt(10_000, 99_999));
  organisationId = randomUUID();
  await workflow.database.inTenant(tenant, (tx) => keepContacts(tx, [aContactChange({ organisationId })]));
});

const filing = (
  kind: FilingFacts['kind'],
  period: FilingFacts['period'],
  changes: Partial<Arriving> = {},
): Arriving => {
  const filingId = randomUUID();
  return { filingId, organisationId, facts: { ...someFacts(), externalMessageId: filingId, kind, period }, ...changes };
};
const aReturn = () => filing('vat-return', Q3);
const annual = () => filing('supplement', YEAR);
const letIn = async (given: Arriving): Promise<number | undefined> => {
  await workflow.handOver(tenant, given);
  return (await workflow.standing(tenant, given.filingId))?.status;
};
const decide = ({ filingId }: Arriving, choice: 'approve' | 'reject') =>
  workflow.decide(tenant, filingId, contactId, choice);

describe('an annual supplement', () => {
  it('is kept out while a return waits, and let in when that was approved', async () => {
    const waiting = aReturn();
    expect(await letIn(waiting)).toBe(30);
    expect(await letIn(annual())).toBe(45);
    await decide(waiting, 'approve');
    expect(await letIn(annual())).toBe(30);
  });

  it('is let in when the return was rejected', async () => {
    const waiting = aReturn();
    await letIn(waiting);
    await decide(waiting, 'reject');
    expect(await letIn(annual())).toBe(30);
  });

  it('is kept out by a return that was matched later, from that moment', async () => {
    expect(await letIn(annual())).toBe(30);
    expect(await letIn({ ...aReturn(), at: 20 })).toBe(30);
    expect(await letIn(annual())).toBe(45);
  });

  it('is kept out by a return in the same batch before it, not by one behind it', async () => {
    const [waiting, tooLate, inTime] = [aReturn(), annual(), annual()];
    await workflow.handOver(tenant, inTime, waiting, tooLate);
    expect((await workflow.standing(tenant, inTime.filingId))?.status).toBe(30);
    expect((await workflow.standing(tenant, tooLate.filingId))?.status).toBe(45);
  });

  it('is let in beside a waiting supplement, a waiting return of another organisation or office, and what was sent', async () => {
    const sent = aReturn();
    await letIn(sent);
    await decide(sent, 'approve');
    await workflow.gatewayTells(tenant, sent.filingId, 60);
    await letIn(filing('supplement', Q2));
    await letIn({ ...aReturn(), organisationId: randomUUID() });
    await workflow.handOver(String(Number(tenant) === 99_999 ? 10_000 : Number(tenant) + 1), aReturn());
    expect(await letIn(annual())).toBe(30);
  });

  it('is kept out as long as the client can undo an approval', async () => {
    await workflow.followWorkflow(
      tenant,
      aWorkflow({ policy: { kind: 'any-one' }, hasReview: false, graceSeconds: 600 }),
    );
    const approved = aReturn();
    await letIn(approved);
    await decide(approved, 'approve');
    expect(await letIn(annual())).toBe(45);
    await workflow.graceEnds(tenant, approved.filingId);
    expect(await letIn(annual())).toBe(30);
  });

  it('that is kept out is told with its reason, once, and stands in the audit trail', async () => {
    const [waiting, supplement] = [aReturn(), annual()];
    await letIn(waiting);
    await letIn(supplement);
    await letIn(supplement);
    const events = await workflow.published(tenant, supplement.filingId);
    expect(events).toMatchObject([
      {
        type: 'supplement.blocked.v1',
        data: {
          statuses: [{ status: 45, sequence: 2 }],
          reasons: [
            { code: 'RULE_ANNUAL_SUPPLEMENT_WAITS', blockedBy: [{ filingId: waiting.filingId, movableBy: 'client' }] },
          ],
        },
      },
    ]);
    const audit = await workflow.database.inTenant(tenant, readAudit);
    expect(JSON.parse(audit.at(-1)!.content)).toMatchObject({
      kind: 'filing-blocked',
      status: 45,
      codes: 'RULE_ANNUAL_SUPPLEMENT_WAITS',
    });
    await expect(decide(supplement, 'approve')).rejects.toThrow(RefusedError);
  });

  it('cannot be added beside a waiting return by code that asks nobody: the database says no', async () => {
    await letIn(aReturn());
    const facts = JSON.stringify(annual().facts);
    const added = workflow.database.inTenant(tenant, (tx) =>
      tx.query(
        `insert into approval (tenant, filing_id, organisation_id, organisation_name, facts, status, sequence, version, started_at, changed_at)
         values ($1, $2, $3, 'Bakkerij', $4, 30, 3, 1, now(), now())`,
        [tenant, randomUUID(), organisationId, facts],
      ),
    );
    await expect(added).rejects.toMatchObject({ constraint: 'annual_supplement_waits' });
  });
});

describe('a decision', () => {
  it('on a filing that came in just after its turn was asked for waits for the next try, and is not taken out of turn', async () => {
    const turns = new (class extends OrganisationTurns {
      meanwhile = async (): Promise<void> => undefined;
      override async takeOfFilings(tx: Transaction, filingIds: readonly string[]): Promise<ReadonlySet<string>> {
        const found = await super.takeOfFilings(tx, filingIds);
        await this.meanwhile();
        return found;
      }
    })();
    const other = await WorkflowWithoutBroker.open({ turns });
    const waiting = aReturn();
    await other.database.inTenant(tenant, (tx) => keepContacts(tx, [aContactChange({ organisationId })]));
    turns.meanwhile = () => other.handOver(tenant, waiting);
    const outcome = other.decide(tenant, waiting.filingId, contactId, 'approve');
    await expect(outcome).rejects.toMatchObject({ code: 'APPROVAL_NOT_FOUND' });
    turns.meanwhile = async () => undefined;
    await other.decide(tenant, waiting.filingId, contactId, 'approve');
    expect(await other.standing(tenant, waiting.filingId)).toMatchObject({ status: 50 });
    await other.close();
  });
});

describe('the other rules', () => {
  const codes = async ({ filingId }: Arriving): Promise<string[]> => {
    const events = await workflow.published(tenant, filingId);
    const data = events[0]?.data as { findings?: { code: string }[]; reasons?: { code: string }[] };
    return (data.reasons ?? data.findings ?? []).map(({ code }) => code);
  };

  it('refuse until the office has them warn; what they refuse is told', async () => {
    await letIn(aReturn());
    const again = aReturn();
    expect(await letIn(again)).toBe(45);
    expect(await workflow.published(tenant, again.filingId)).toMatchObject([{ type: 'filing.blocked.v1' }]);
    await workflow.switchRule(tenant, 'one-open-filing', 'warn');
    const third = aReturn();
    expect(await letIn(third)).toBe(30);
    expect(await codes(third)).toEqual(['RULE_PERIOD_HAS_OPEN_FILING']);
    await workflow.switchRule(tenant, 'one-open-filing', 'off');
    const fourth = aReturn();
    expect(await letIn(fourth)).toBe(30);
    expect(await codes(fourth)).toEqual([]);
  });

  it('follow what became of the return: a second one, and a supplement', async () => {
    const first = aReturn();
    const [early, late, second] = [filing('supplement', Q3), filing('supplement', Q3), aReturn()];
    await letIn(first);
    await decide(first, 'approve');
    await letIn(early);
    expect(await codes(early)).toEqual(['RULE_SUPPLEMENT_RETURN_UNDER_WAY']);
    await workflow.gatewayTells(tenant, first.filingId, 60);
    await workflow.gatewayTells(tenant, first.filingId, 80);
    await decide(early, 'reject');
    await letIn(late);
    expect(await codes(late)).toEqual([]);
    await letIn(second);
    expect(await codes(second)).toEqual(['RULE_PERIOD_HAS_ACCEPTED_RETURN']);
  });

  it('can be switched but for those that hold for every office, and a switch stands in the audit trail', async () => {
    const fixed: RuleName[] = ['approver-authorised', 'kind-not-blocked'];
    for (const rule of fixed)
      await expect(workflow.switchRule(tenant, rule, 'off')).rejects.toMatchObject({ code: 'RULE_FIXED' });
    await workflow.switchRule(tenant, 'annual-supplement-waits', 'off');
    await workflow.switchRule(tenant, 'annual-supplement-waits', 'off');
    const audit = await workflow.database.inTenant(tenant, readAudit);
    expect(audit.map(({ content }) => (JSON.parse(content) as { kind: string }).kind)).toEqual(['rule-switched']);
    await letIn(aReturn());
    expect(await letIn(annual())).toBe(30);
  });
});

describe('the question whether a filing would be let in', () => {
  const ask = (kind: FilingFacts['kind'], period: FilingFacts['period'], returnFiledElsewhere = false) =>
    workflow.ask(tenant, { organisationId, kind, period, returnFiledElsewhere });

  it('has the answer that letting it in would have', async () => {
    expect((await ask('supplement', YEAR, true)).refusals).toEqual([]);
    const waiting = aReturn();
    await letIn(waiting);
    expect(await ask('supplement', YEAR, true)).toMatchObject({
      refusals: [{ code: 'RULE_ANNUAL_SUPPLEMENT_WAITS', blockedBy: [{ reference: waiting.filingId, status: 30 }] }],
    });
    expect(await ask('supplement', Q2, true)).toEqual({ refusals: [], warnings: [] });
    expect(await ask('vat-return', Q3)).toMatchObject({ refusals: [{ code: 'RULE_PERIOD_HAS_OPEN_FILING' }] });
    await decide(waiting, 'approve');
    expect((await ask('supplement', YEAR, true)).refusals).toEqual([]);
  });
});
