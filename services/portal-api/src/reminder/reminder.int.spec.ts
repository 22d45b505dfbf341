import { randomUUID } from 'node:crypto';
import {
  EmployeeChanged,
  FilingRegistered,
  type ComingReminders,
  type Problem,
  type WorkingHoursView,
} from '@akkoord/contracts';
import { CLOUD_EVENTS_JSON, EXCHANGES } from '@akkoord/messaging';
import { migrationsOf, startService, type RunningService } from '@akkoord/service-kit';
import {
  createEmptyDatabase,
  createSchema,
  eventually,
  startPrivateRabbitmq,
  type PrivateServer,
} from '@akkoord/testing';
import { workflow } from '@akkoord/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { portalApi } from '../index.js';

const TENANT = '12345';
const BAKERY = { organisationId: randomUUID(), name: 'Bakkerij De Korenaar' };
const PASSWORD = 'a-password-of-a-test';
const MANAGER = 'els@kantoor.example';
const REVIEWER = 'jan@kantoor.example';
const CLIENT = 'karin@bakkerij.example';

let broker: PrivateServer;
let drop: () => Promise<void>;
let portal: RunningService;
let flow: RunningService;
let connection: ChannelModel;
let channel: ConfirmChannel;

beforeAll(async () => {
  const created = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
  const [{ adminUrl }] = created;
  drop = created[0].drop;
  broker = created[1];
  const account = (email: string, site: string) => ({
    ...{ participantNumber: TENANT, name: email, email, site },
    password: PASSWORD,
  });
  const settings = {
    AKKOORD_AMQP_URL: broker.url,
    AKKOORD_INTERNAL_TOKEN: 'internal-token-for-tests-of-32-signs',
    AKKOORD_LOG_LEVEL: 'fatal',
    WORKFLOW_DATABASE_URL: await createSchema(adminUrl, 'workflow', migrationsOf(workflow)),
    PORTAL_API_DATABASE_URL: await createSchema(adminUrl, 'portal', migrationsOf(portalApi)),
    PORTAL_API_CONNECTOR_URL: 'http://127.0.0.1:9',
    PORTAL_API_BOOTSTRAP_ACCOUNTS: JSON.stringify([
      account(MANAGER, 'office'),
      account(REVIEWER, 'office'),
      account(CLIENT, 'client'),
    ]),
  };
  [flow, portal] = await Promise.all([startService(workflow, settings), startService(portalApi, settings)]);
  connection = await connect(broker.url);
  channel = await connection.createConfirmChannel();
  await publish('employee.changed.v1', anEmployee(MANAGER, 'office-manager', []));
  await publish('employee.changed.v1', anEmployee(REVIEWER, 'office-reviewer', [randomUUID()]));
});

afterAll(async () => {
  await Promise.all([portal?.close(), flow?.close(), connection?.close()]);
  await Promise.all([broker?.remove(), drop?.()]);
});

async function publish(type: string, data: object): Promise<void> {
  const [id, time] = [randomUUID(), new Date().toISOString()];
  const event = { specversion: '1.0', id, source: '/test', type, subject: '', time, tenant: TENANT, data };
  const options = { type, messageId: id, contentType: CLOUD_EVENTS_JSON, persistent: true };
  channel.publish(EXCHANGES.internal, type, Buffer.from(JSON.stringify(event)), options);
  await channel.waitForConfirms();
}

const anEmployee = (
  email: string,
  role: 'office-manager' | 'office-reviewer',
  organisationIds: string[],
): EmployeeChanged =>
  Object.assign(new EmployeeChanged(), {
    ...{ employeeId: randomUUID(), name: email, email, roles: [role], organisationIds },
    ...{ isActive: true, version: 1 },
  });

async function logIn(email: string) {
  const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
  const body = JSON.stringify({ email, password: PASSWORD });
  const session = await fetch(`${portal.url}/api/session`, { method: 'POST', headers, body });
  const cookie = session.headers.getSetCookie()[0]!.split(';')[0]!;
  return async <T = Problem>(method: string, path: string, given?: object) => {
    const answer = await fetch(`${portal.url}${path}`, {
      method,
      headers: { ...headers, cookie },
      ...(given ? { body: JSON.stringify(given) } : {}),
    });
    return { status: answer.status, body: (await answer.json()) as T };
  };
}

/** A VAT return over this year, which is due at the end of March: reminders are always still to come. */
async function aWaitingFiling(): Promise<string> {
  const filingId = randomUUID();
  const year = new Date().getUTCFullYear();
  const filing = Object.assign(new FilingRegistered(), {
    filingId,
    statuses: [{ status: 10, sequence: 1, at: new Date().toISOString() }],
    organisation: BAKERY,
    facts: {
      clientEnvironmentId: randomUUID(),
      externalMessageId: filingId,
      kind: 'vat-return',
      period: { start: `${year}-01-01`, end: `${year}-12-31` },
      document: { sha256: 'a'.repeat(64), size: 100, mediaType: 'application/xml' },
    },
  });
  await publish('filing.registered.v1', filing);
  return filingId;
}

const HOURS = { days: [1, 2, 4], opensAt: '08:30', closesAt: '24:00', worksOnPublicHolidays: false, closedOn: [] };

describe('what is coming', () => {
  it('is shown to who works for the organisation, and to nobody of the client', async () => {
    const filingId = await aWaitingFiling();
    const manager = await logIn(MANAGER);
    const list = await eventually(async () => {
      const answer = await manager<ComingReminders>('GET', `/api/reminders?filingId=${filingId}`);
      expect(answer.body.reminders).toHaveLength(5);
      return answer.body;
    });
    expect(list.reminders[0]).toMatchObject({ filingId, what: 'reminder', organisation: BAKERY, status: 30 });
    const elsewhere = await (await logIn(REVIEWER))<ComingReminders>('GET', '/api/reminders');
    expect([elsewhere.status, elsewhere.body.reminders]).toEqual([200, []]);
    const client = await (await logIn(CLIENT))('GET', '/api/reminders');
    expect([client.status, client.body.code]).toEqual([403, 'ACTION_NOT_YOURS']);
  });
});

describe('working hours', () => {
  it('are the usual ones until a manager sets others, and everybody of the office sees them', async () => {
    const manager = await logIn(MANAGER);
    const usual = await eventually(async () => {
      const answer = await manager<WorkingHoursView>('GET', '/api/office/working-hours');
      expect(answer.status).toBe(200);
      return answer.body;
    });
    expect(usual).toMatchObject({ days: [1, 2, 3, 4, 5], opensAt: '09:00', closesAt: '17:00', closedOn: [] });
    expect(usual.publicHolidays.map(({ nl }) => nl)).toContain('Koningsdag');
    expect((await manager('PUT', '/api/office/working-hours', HOURS)).status).toBe(200);
    const reviewer = await logIn(REVIEWER);
    expect((await reviewer('GET', '/api/office/working-hours')).body).toMatchObject(HOURS);
  });

  it.each([
    ['by who is no manager', REVIEWER, HOURS, 403, 'ACTION_NOT_YOURS'],
    [
      'that end before they begin',
      MANAGER,
      { ...HOURS, opensAt: '18:00', closesAt: '09:00' },
      422,
      'WORKING_HOURS_WRONG',
    ],
    ['on a day that does not exist', MANAGER, { ...HOURS, closedOn: ['2026-02-30'] }, 422, 'WORKING_HOURS_WRONG'],
    ['without a day', MANAGER, { ...HOURS, days: [] }, 400, 'INVALID_INPUT'],
  ])('are not set %s', async (_, who, hours, status, code) => {
    const answer = await (await logIn(who))('PUT', '/api/office/working-hours', hours);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});
