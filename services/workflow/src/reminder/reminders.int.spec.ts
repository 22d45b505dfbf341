import { randomInt, randomUUID } from 'node:crypto';
import type { ContactChanged, WaitingTold } from '@akkoord/contracts';
import { Outbox, type CloudEvent } from '@akkoord/messaging';
import { tryToLead, type Leadership } from '@akkoord/persistence';
import { amsterdamDate, filingDeadline, type Period } from '@akkoord/tax';
import { letPeriodsRepeat } from '@akkoord/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ActOnFiling } from '../approval/act-on-filing.js';
import { ChangeApproval } from '../approval/change-approval.js';
import { STANDARD_WORKFLOW } from '../definition/standard-workflow.js';
import type { WorkflowDefinition } from '../definition/workflow-definition.js';
import { EscalationTimer } from '../escalation/escalation.timer.js';
import { ExpiryTimer } from '../expiry/expiry.timer.js';
import { keepContacts } from '../people/people.repository.js';
import { OrganisationTurns } from '../rules/organisation-turns.js';
import { REASON, SHA, someFacts } from '../testing/builders.js';
import { WorkflowWithoutBroker } from '../testing/workflow-without-broker.js';
import { runDue } from '../timer/run-due.js';
import { DueTimers } from '../timer/timer.repository.js';
import { comingReminders } from './coming.repository.js';
import { ReminderTimer } from './reminder.timer.js';
import { TellWaiting } from './tell-waiting.js';

let workflow: WorkflowWithoutBroker;
let leadership: Leadership;
let acts: ActOnFiling;
const outbox = new Outbox('workflow', () => undefined);
const turns = new OrganisationTurns();

beforeAll(async () => {
  workflow = await WorkflowWithoutBroker.open();
  const { url } = workflow.database;
  leadership = (await tryToLead({ url, schema: 'workflow', right: 'test', lock: [2, 'test'] }))!;
  acts = new ActOnFiling(workflow.database, turns, new ChangeApproval(outbox));
});

afterAll(async () => {
  await leadership?.release();
  await workflow?.close();
});

let tenant: string;
const [bakery, bicycles] = [randomUUID(), randomUUID()];
let karin: string;
let karinElsewhere: string;
let piet: string;
let els: string;

beforeEach(async () => {
  tenant = String(randomInt(10_000, 99_999));
  [karin, karinElsewhere, piet, els] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await letPeriodsRepeat(workflow.database, tenant);
  await contacts(
    { contactId: karin, organisationId: bakery, email: 'Karin@example.nl' },
    { contactId: karinElsewhere, organisationId: bicycles, email: 'karin@example.nl' },
    { contactId: piet, organisationId: bakery, email: 'piet@example.nl' },
  );
  await inOffice((tx) =>
    tx.query(
      `insert into employee (tenant, employee_id, name, roles, organisation_ids, is_active, version)
       values ($1, $2, 'Els', '{office-manager}', '{}', true, 1)`,
      [tenant, els],
    ),
  );
});

type Tx = Parameters<Parameters<WorkflowWithoutBroker['database']['inTenant']>[1]>[0];
const inOffice = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => workflow.database.inTenant(tenant, work);

const contacts = (...given: Partial<ContactChanged>[]): Promise<void> =>
  inOffice((tx) =>
    keepContacts(
      tx,
      given.map((one) => ({ name: 'X', roles: ['approver'], isActive: true, version: 1, ...one }) as ContactChanged),
    ),
  );

/** The quarter that runs now: its return is due in a month at least. */
function thisQuarter(): Period {
  const [year, month] = amsterdamDate(new Date()).split('-').map(Number) as [number, number];
  const first = Math.floor((month - 1) / 3) * 3;
  const end = new Date(Date.UTC(year, first + 3, 0)).toISOString().slice(0, 10);
  return { start: `${year}-${String(first + 1).padStart(2, '0')}-01`, end };
}

async function aWaiting(organisationId = bakery): Promise<string> {
  const filingId = randomUUID();
  const facts = { ...someFacts(), period: thisQuarter(), externalMessageId: filingId };
  await workflow.handOver(tenant, { filingId, organisationId, facts });
  return filingId;
}

/** The office follows this workflow from now on. */
async function follow(changes: Partial<WorkflowDefinition>): Promise<void> {
  const definitionId = randomUUID();
  const definition = JSON.stringify({ ...STANDARD_WORKFLOW, isDelivered: false, ...changes });
  await inOffice(async (tx) => {
    await tx.query(
      `insert into workflow_definition (tenant, definition_id, name, revision, draft, newest_version, created_at, changed_at)
       values ($1, $2, 'own', 1, $3::jsonb, 1, now(), now())`,
      [tenant, definitionId, definition],
    );
    await tx.query(
      `insert into workflow_version (tenant, definition_id, version, definition, definition_sha256, published_at)
       values ($1, $2, 1, $3::jsonb, repeat('a', 64), now())`,
      [tenant, definitionId, definition],
    );
    await tx.query(`insert into workflow_link (tenant, kind, definition_id, linked_at) values ($1, 'all', $2, now())`, [
      tenant,
      definitionId,
    ]);
  });
}

const timers = (): Promise<{ kind: string; key: string; dueAt: Date; filingId: string }[]> =>
  inOffice((tx) =>
    tx.query(
      `select kind, key, due_at as "dueAt", filing_id as "filingId" from timer where key <> 'nobody-asked' order by due_at, kind desc`,
    ),
  );

const momentOf = async (kind: string): Promise<Date> => (await timers()).find((timer) => timer.kind === kind)!.dueAt;

/** The scheduler's pass, as if it were this moment. */
async function passTime(now: Date): Promise<void> {
  const tell = new TellWaiting(outbox);
  const handlers = [
    new ReminderTimer(tell),
    new EscalationTimer(tell),
    new ExpiryTimer(new ChangeApproval(outbox), outbox),
  ];
  const failures: string[] = [];
  const warn = (_: unknown, failure: string): void => void failures.push(failure);
  await runDue(
    { database: workflow.database, turns, handlers, metrics: { ended: () => undefined }, warn },
    new DueTimers(leadership),
    now,
  );
  expect(failures).toEqual([]);
}

async function events(type: string): Promise<CloudEvent[]> {
  const rows = await inOffice((tx) => tx.query<{ body: string }>('select body from outbox order by position'));
  return rows.map(({ body }) => JSON.parse(body) as CloudEvent).filter((event) => event.type === type);
}

/** To whom which filings were told, of reminders or escalations. */
const told = async (type: 'approval.reminder-due.v1' | 'approval.escalated.v1'): Promise<[string[], string[]][]> =>
  (await events(type)).map(({ data }) => {
    const { recipients, filings } = data as WaitingTold;
    return [
      recipients.map(({ contactId, employeeId }) => contactId ?? employeeId ?? '').sort(),
      filings.map(({ filingId }) => filingId).sort(),
    ];
  });

describe('reminders', () => {
  it('come once to each person, with the filings of all companies together, in the order of the workflow', async () => {
    const [one, other] = [await aWaiting(bakery), await aWaiting(bicycles)];
    expect((await timers()).map(({ kind, key }) => `${kind} ${key}`)).toEqual([
      ...['reminder 7', 'reminder 7', 'reminder 3', 'reminder 3', 'escalation 1', 'escalation 1'],
      ...['reminder overdue', 'reminder overdue', 'escalation overdue', 'escalation overdue'],
    ]);
    const first = await momentOf('reminder');
    await passTime(first);
    await passTime(first);
    const digests = await told('approval.reminder-due.v1');
    expect(digests).toHaveLength(2);
    expect(digests).toContainEqual([[karin, karinElsewhere].sort(), [one, other].sort()]);
    expect(digests).toContainEqual([[piet], [one]]);
    const [event] = await events('approval.reminder-due.v1');
    expect(event!.subject).toBe((event!.data as WaitingTold).reminderId);
    const due = filingDeadline(thisQuarter());
    expect((event!.data as WaitingTold).filings[0]).toMatchObject({
      dueOn: due,
      costOfWaiting: { filingLateCents: 8200 },
    });
  });

  it('stop at the decision', async () => {
    const filingId = await aWaiting();
    const first = await momentOf('reminder');
    await workflow.decide(tenant, filingId, karin, 'approve');
    expect(await timers()).toEqual([]);
    await passTime(first);
    expect(await events('approval.reminder-due.v1')).toEqual([]);
  });

  it('never come after the decision, however close the two are', async () => {
    for (let round = 0; round < 10; round += 1) {
      const filingId = await aWaiting();
      const first = await momentOf('reminder');
      await Promise.all([passTime(first), workflow.decide(tenant, filingId, karin, 'approve')]);
      const rows = await inOffice((tx) =>
        tx.query<{ type: string; body: string }>('select type, body from outbox order by position'),
      );
      const about = rows.filter(({ body }) => body.includes(filingId)).map(({ type }) => type);
      const reminded = about.lastIndexOf('approval.reminder-due.v1');
      expect(reminded).toBeLessThan(about.indexOf('approval.granted.v1'));
      expect(await timers()).toEqual([]);
    }
  });

  it('do not come to who decided already, where all have to', async () => {
    const { client } = STANDARD_WORKFLOW.steps;
    await follow({ steps: { client: { ...client, policy: { kind: 'all' } } } });
    const filingId = await aWaiting();
    await workflow.decide(tenant, filingId, karin, 'approve');
    await passTime(await momentOf('reminder'));
    expect(await told('approval.reminder-due.v1')).toEqual([[[piet], [filingId]]]);
  });

  it('wait for the next working hours when nobody was there to send them', async () => {
    await aWaiting();
    const first = await momentOf('reminder');
    const night = new Date(first.getTime() + 14 * 3_600_000);
    await passTime(night);
    expect(await events('approval.reminder-due.v1')).toEqual([]);
    const later = await momentOf('reminder');
    expect(later.getTime()).toBeGreaterThan(night.getTime());
    await passTime(later);
    expect(await events('approval.reminder-due.v1')).toHaveLength(2);
  });

  it('begin anew after the office repaired a rejected filing', async () => {
    const filingId = await aWaiting();
    await workflow.decide(tenant, filingId, karin, 'reject');
    expect(await timers()).toEqual([]);
    const request = { tenant, idempotencyKey: randomUUID(), correlationId: '' };
    const who = { filingId, actor: { kind: 'employee' as const, employeeId: els } };
    await acts.execute(request, who, (circumstances) => ({ type: 'repair', ...circumstances }), new Date());
    expect((await timers()).map(({ kind }) => kind)).toEqual([
      'reminder',
      'reminder',
      'escalation',
      'reminder',
      'escalation',
    ]);
  });

  it('go on every week when the last day has gone by', async () => {
    const filingId = await aWaiting();
    const first = (await timers()).find(({ key }) => key === 'overdue')!.dueAt;
    await passTime(first);
    const next = await timers();
    expect(next.map(({ kind, key }) => `${kind} ${key}`)).toEqual(['reminder overdue', 'escalation overdue']);
    expect(next[0]!.dueAt.getTime()).toBeGreaterThan(first.getTime());
    expect((await events('approval.escalated.v1'))[0]!.data).toMatchObject({
      filings: [{ filingId, reason: 'overdue' }],
    });
    await workflow.decide(tenant, filingId, karin, 'approve');
    expect(await timers()).toEqual([]);
  });

  it('that are coming are shown to an employee for the organisations he works for', async () => {
    const filingId = await aWaiting();
    const shown = await inOffice((tx) => comingReminders(tx, { employeeId: els }));
    expect(shown.reminders.map(({ what }) => what)).toEqual([
      'reminder',
      'reminder',
      'escalation',
      'reminder',
      'escalation',
    ]);
    expect(shown.reminders[0]).toMatchObject({ filingId, status: 30, dueOn: filingDeadline(thisQuarter()) });
    await inOffice((tx) =>
      tx.query(`update employee set roles = '{office-reviewer}', organisation_ids = $1`, [[bicycles]]),
    );
    expect((await inOffice((tx) => comingReminders(tx, { employeeId: els }))).reminders).toEqual([]);
  });
});

describe('the office', () => {
  it('hears of what is nearly due', async () => {
    const filingId = await aWaiting();
    await passTime(await momentOf('escalation'));
    expect(await told('approval.escalated.v1')).toEqual([[[els], [filingId]]]);
  });

  it('hears at once of what nobody is asked for', async () => {
    const filingId = await aWaiting(randomUUID());
    const [look] = await inOffice((tx) =>
      tx.query<{ at: Date }>(`select due_at as at from timer where key = 'nobody-asked'`),
    );
    await passTime(look!.at);
    expect(await told('approval.escalated.v1')).toEqual([[[els], [filingId]]]);
    expect((await events('approval.escalated.v1'))[0]!.data).toMatchObject({ filings: [{ reason: 'nobody-asked' }] });
  });

  it('hears instead of the client while the client waits for an answer', async () => {
    const filingId = await aWaiting();
    const request = { tenant, idempotencyKey: randomUUID(), correlationId: '' };
    const who = { filingId, actor: { kind: 'contact' as const, contactId: karin } };
    const ask = { type: 'ask' as const, documentSha256: SHA, text: REASON.text };
    await acts.execute(request, who, (circumstances) => ({ ...ask, ...circumstances }), new Date());
    await passTime(await momentOf('reminder'));
    expect(await events('approval.reminder-due.v1')).toEqual([]);
    expect((await events('approval.escalated.v1'))[0]!.data).toMatchObject({ filings: [{ reason: 'question-open' }] });
  });
});

describe('expiry', () => {
  beforeEach(() => follow({ reminders: [], expiresDaysAfterDue: 30 }));

  it('withdraws what nobody decided on, once, with the reason', async () => {
    const filingId = await aWaiting();
    const moment = await momentOf('expiry');
    await passTime(new Date(moment.getTime() - 1));
    expect((await workflow.standing(tenant, filingId))?.status).toBe(30);
    await Promise.all([passTime(moment), passTime(moment)]);
    expect((await workflow.standing(tenant, filingId))?.status).toBe(45);
    const types = (await workflow.published(tenant, filingId)).map(({ type }) => type);
    expect(types).toEqual(['approval.requested.v1', 'approval.expired.v1', 'filing.withdrawn.v1']);
    const [withdrawn] = await events('filing.withdrawn.v1');
    expect(withdrawn!.data).toMatchObject({ by: { kind: 'workflow' }, reason: { code: 'expired' } });
    expect(await timers()).toEqual([]);
  });

  it('leaves alone what was decided', async () => {
    const filingId = await aWaiting();
    const moment = await momentOf('expiry');
    await workflow.decide(tenant, filingId, karin, 'approve');
    await passTime(moment);
    expect((await workflow.standing(tenant, filingId))?.status).toBe(50);
  });
});
