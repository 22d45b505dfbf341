import { randomInt, randomUUID } from 'node:crypto';
import {
  CheckEligibility,
  type ContactChanged,
  DecideApproval,
  type FilingMatched,
  type EligibilityChecked,
  type FilingRegistered,
  type ApprovalDecided,
} from '@akkoord/contracts';
import { CLOUD_EVENTS_JSON, EXCHANGES, RefusedError, Requester, type CloudEvent } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf, startService, type RunningService } from '@akkoord/service-kit';
import {
  createEmptyDatabase,
  createSchema,
  eventually,
  letPeriodsRepeat,
  type PrivateServer,
  startPrivateRabbitmq,
} from '@akkoord/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { plainToInstance } from 'class-transformer';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { firstBrokenEntry, readAudit } from './audit/audit-trail.js';
import { workflow } from './index.js';
import {
  aContactChange,
  contactId,
  aRegisteredFiling,
  ORGANISATION,
  REASON,
  SHA,
  someFacts,
  YEAR,
} from './testing/builders.js';

let adminUrl: string;
let dropDatabase: () => Promise<void>;
let service: RunningService;
let database: Database;
/** Its own: on a shared one the workflows of other specs would take what is asked and told here. */
let rabbitmq: PrivateServer;
let broker: ChannelModel;
let channel: ConfirmChannel;
let requester: Requester;
const heard: CloudEvent[] = [];
let tenant: string;

beforeAll(async () => {
  const [made, own] = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
  ({ adminUrl, drop: dropDatabase } = made);
  rabbitmq = own;
  const url = await createSchema(adminUrl, 'workflow', migrationsOf(workflow));
  service = await startService(workflow, {
    WORKFLOW_DATABASE_URL: url,
    AKKOORD_AMQP_URL: rabbitmq.url,
    AKKOORD_INTERNAL_TOKEN: 'internal-token-for-tests-of-32-signs',
    AKKOORD_LOG_LEVEL: 'warn',
  });
  requester = service.app.get(Requester, { strict: false });
  database = await openDatabase({ url: url, schema: 'workflow', poolSize: 2 });
  broker = await connect(rabbitmq.url);
  channel = await broker.createConfirmChannel();
  const { queue } = await channel.assertQueue('', { exclusive: true });
  for (const key of ['approval.#', 'filing.approved.#', 'supplement.blocked.#'])
    await channel.bindQueue(queue, EXCHANGES.internal, key);
  const hear = (message: { content: Buffer } | null): void => {
    if (message) heard.push(JSON.parse(message.content.toString()) as CloudEvent);
  };
  await channel.consume(queue, hear, { noAck: true });
});

afterAll(async () => {
  await service?.close();
  await database?.close();
  await broker?.close();
  await Promise.all([rabbitmq?.remove(), dropDatabase?.()]);
});

beforeEach(async () => {
  tenant = String(randomInt(10_000, 99_999));
  await letPeriodsRepeat(database, tenant);
});

async function publish(type: string, data: object, id: string = randomUUID()): Promise<string> {
  const time = new Date().toISOString();
  const event = { specversion: '1.0', id, source: '/test', type, subject: '', time, tenant, data };
  const options = { type, messageId: id, contentType: CLOUD_EVENTS_JSON, persistent: true };
  channel.publish(EXCHANGES.internal, type, Buffer.from(JSON.stringify(event)), options);
  await channel.waitForConfirms();
  return id;
}

const registered = (filing: FilingRegistered | FilingMatched, id?: string): Promise<string> =>
  publish('filing.registered.v1', filing, id);
const contactChanged = (contact: ContactChanged): Promise<string> => publish('contact.changed.v1', contact);

const heardAbout = (filingId: string): CloudEvent[] =>
  heard.filter((event) => event.tenant === tenant && (event.data as { filingId: string }).filingId === filingId);
const typesAbout = (filingId: string): string[] => heardAbout(filingId).map(({ type }) => type.replace('.v1', ''));

function decide(filingId: string, changes: Partial<DecideApproval> = {}, idempotencyKey: string = randomUUID()) {
  const decision = {
    filingId,
    contactId: contactId(1),
    decision: 'approve',
    documentSha256: SHA,
    ...changes,
  };
  const request = plainToInstance(DecideApproval, decision);
  return requester.request<ApprovalDecided>(request, { tenant, idempotencyKey, timeoutMs: 60_000 });
}

const codeOf = async (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'accepted',
    (error: unknown) => (error instanceof RefusedError ? error.code : String(error)),
  );

/** A filing that waits, and an approver who may decide on it. */
async function aWaitingFiling(): Promise<string> {
  await contactChanged(aContactChange());
  const filing = aRegisteredFiling();
  await registered(filing);
  await eventually(async () => {
    expect(typesAbout(filing.filingId)).toEqual(['approval.requested']);
    const contacts = await database.inTenant(tenant, (tx) => tx.query('select 1 from contact'));
    expect(contacts).toHaveLength(1);
  });
  return filing.filingId;
}

describe('the journey through the workflow', () => {
  it('asks the client, then tells the gateway to file what he approved', async () => {
    const filingId = await aWaitingFiling();
    await expect(decide(filingId)).resolves.toEqual({ filingId, status: 50 });
    await eventually(() =>
      expect(typesAbout(filingId)).toEqual(['approval.requested', 'approval.granted', 'filing.approved']),
    );
    const [requested, , approved] = heardAbout(filingId).map(({ data }) => data);
    expect(requested).toMatchObject({
      statuses: [
        { status: 20, sequence: 2 },
        { status: 30, sequence: 3 },
      ],
    });
    expect(approved).toMatchObject({
      statuses: [{ status: 50, sequence: 4 }],
      facts: { document: { sha256: SHA } },
      approvedByContactId: contactId(1),
    });
  });

  it('brings a rejection with its reason', async () => {
    const filingId = await aWaitingFiling();
    await expect(decide(filingId, { decision: 'reject', reason: REASON })).resolves.toEqual({ filingId, status: 40 });
    await eventually(() =>
      expect(heardAbout(filingId).at(-1)).toMatchObject({ type: 'approval.rejected.v1', data: { reason: REASON } }),
    );
  });

  it('waits for the match of a filing without an organisation', async () => {
    const { organisation, ...unmatched } = aRegisteredFiling();
    await registered(unmatched);
    const statuses = [{ status: 20, sequence: 3, at: new Date().toISOString() }];
    await publish('filing.matched.v1', { ...unmatched, organisation, statuses });
    await eventually(() => expect(typesAbout(unmatched.filingId)).toEqual(['approval.requested']));
    expect(heardAbout(unmatched.filingId)[0]?.data).toMatchObject({
      statuses: [{ status: 30, sequence: 4 }],
    });
  });

  it('starts one approval for a message that comes five times, and for a filing that comes twice', async () => {
    const filing = aRegisteredFiling();
    const id = randomUUID();
    for (let time = 0; time < 5; time += 1) await registered(filing, id);
    await registered(filing);
    const last = aRegisteredFiling();
    await registered(last);
    await eventually(() => expect(typesAbout(last.filingId)).toEqual(['approval.requested']));
    expect(typesAbout(filing.filingId)).toEqual(['approval.requested']);
  });

  it('keeps an annual supplement out while a return waits, and says so when asked', async () => {
    await aWaitingFiling();
    const facts = { ...someFacts(), kind: 'supplement' as const, period: YEAR };
    const supplement = aRegisteredFiling({ facts });
    await registered(supplement);
    await eventually(() => expect(typesAbout(supplement.filingId)).toEqual(['supplement.blocked']));
    const { organisationId } = ORGANISATION;
    const asked = { organisationId, kind: 'supplement', period: YEAR, returnFiledElsewhere: true, isKindBlocked: true };
    const options = { tenant, idempotencyKey: randomUUID() };
    const answer = await requester.request<EligibilityChecked>(plainToInstance(CheckEligibility, asked), options);
    expect(answer.refusals.map(({ code }) => code)).toEqual(['RULE_KIND_BLOCKED', 'RULE_ANNUAL_SUPPLEMENT_WAITS']);
  });

  it('lets a filing wait until somebody gets the role', async () => {
    const filing = aRegisteredFiling();
    await registered(filing);
    await eventually(() => expect(typesAbout(filing.filingId)).toEqual(['approval.requested']));
    expect(heardAbout(filing.filingId)[0]?.data).toMatchObject({ approverContactIds: [] });
    await expect(codeOf(decide(filing.filingId))).resolves.toBe('APPROVAL_NOT_AUTHORISED');
    await contactChanged(aContactChange());
    await eventually(async () => expect(await codeOf(decide(filing.filingId))).toBe('accepted'));
  });
});

describe('a decision', () => {
  it('is taken once when ten people decide at the same moment', async () => {
    const filingId = await aWaitingFiling();
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        codeOf(decide(filingId, index % 2 ? {} : { decision: 'reject', reason: REASON })),
      ),
    );
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'APPROVAL_ALREADY_DECIDED')).toHaveLength(9);
    const evidence = await database.inTenant(tenant, (tx) => tx.query('select 1 from approval_decision'));
    expect(evidence).toHaveLength(1);
  });

  it('gives ten repeats of the same decision the same answer', async () => {
    const filingId = await aWaitingFiling();
    const key = randomUUID();
    const answers = await Promise.all(Array.from({ length: 10 }, () => decide(filingId, {}, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([50]));
    await eventually(() => expect(typesAbout(filingId)).toHaveLength(3));
  });

  it.each([
    ['another document', { documentSha256: 'b'.repeat(64) }, 'APPROVAL_DOCUMENT_CHANGED'],
    ['a rejection without a reason', { decision: 'reject' as const }, 'APPROVAL_REASON_REQUIRED'],
    ['somebody unknown', { contactId: randomUUID() }, 'APPROVAL_NOT_AUTHORISED'],
    ['a filing unknown', { filingId: randomUUID() }, 'APPROVAL_NOT_FOUND'],
  ])('is refused: %s', async (_, changes, code) => {
    const filingId = await aWaitingFiling();
    await expect(codeOf(decide(filingId, changes))).resolves.toBe(code);
  });

  it('is refused to an approver of another client and to a viewer, and nothing happens', async () => {
    const filingId = await aWaitingFiling();
    const stranger = aContactChange({ contactId: randomUUID(), organisationId: randomUUID() });
    const viewer = aContactChange({ contactId: randomUUID(), roles: ['viewer'] });
    await contactChanged(stranger);
    await contactChanged(viewer);
    await eventually(async () => {
      const contacts = await database.inTenant(tenant, (tx) => tx.query('select 1 from contact'));
      expect(contacts).toHaveLength(3);
    });
    for (const somebody of [stranger, viewer]) {
      await expect(codeOf(decide(filingId, { contactId: somebody.contactId }))).resolves.toBe(
        'APPROVAL_NOT_AUTHORISED',
      );
    }
    expect(typesAbout(filingId)).toEqual(['approval.requested']);
  });
});

describe('what the workflow knows of people', () => {
  it('is the newest version, in whatever order the changes come', async () => {
    await contactChanged(aContactChange({ version: 3, isActive: false }));
    await contactChanged(aContactChange({ version: 2 }));
    await contactChanged(aContactChange({ contactId: randomUUID(), version: 1 }));
    await eventually(async () => {
      const rows = await database.inTenant(tenant, (tx) =>
        tx.query('select version, is_active from contact order by version desc'),
      );
      expect(rows).toEqual([
        { version: 3, is_active: false },
        { version: 1, is_active: true },
      ]);
    });
  });
});

describe('evidence', () => {
  it('cannot be changed or removed by the service itself', async () => {
    for (const table of ['approval_decision', 'audit_entry']) {
      for (const sql of [`delete from ${table}`, `update ${table} set tenant = tenant`]) {
        await expect(database.inTenant(tenant, (tx) => tx.query(sql))).rejects.toThrow(/permission denied/);
      }
    }
  });

  it('is an unbroken chain of what happened in the office, and of nothing else', async () => {
    const filingId = await aWaitingFiling();
    await decide(filingId);
    const entries = await database.inTenant(tenant, readAudit);
    expect(entries.map(({ content }) => (JSON.parse(content) as { kind: string }).kind)).toEqual([
      'approval-requested',
      'approval-granted',
    ]);
    expect(firstBrokenEntry(entries)).toBeUndefined();
    expect(JSON.stringify(entries)).not.toContain(contactId(1));
  });

  it('of one office is not seen by another', async () => {
    await aWaitingFiling();
    const other = String(Number(tenant) === 99_999 ? 10_000 : Number(tenant) + 1);
    for (const table of ['approval', 'approval_decision', 'contact', 'audit_entry']) {
      const rows = await database.inTenant(other, (tx) => tx.query(`select 1 from ${table}`));
      expect(rows).toEqual([]);
    }
  });
});
