import { randomUUID } from 'node:crypto';
import {
  ContactChanged,
  EmployeeChanged,
  FilingRegistered,
  OrganisationChanged,
  type MailList,
  type MailSwitchList,
  type Problem,
} from '@akkoord/contracts';
import { CLOUD_EVENTS_JSON, EXCHANGES } from '@akkoord/messaging';
import { mailer } from '@akkoord/mailer';
import { openDatabase } from '@akkoord/persistence';
import { migrationsOf, startService, type RunningService } from '@akkoord/service-kit';
import {
  createEmptyDatabase,
  createSchema,
  eventually,
  startPrivateRabbitmq,
  type PrivateServer,
} from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel } from 'amqplib';
import { portalApi } from '../index.js';

const TENANT = '12345';
const BAKERY = { organisationId: randomUUID(), name: 'Bakkerij De Korenaar' };
const KARIN = { email: 'karin@bakkerij.example', password: 'karin-password' };
const INEKE = { email: 'ineke@kantoor.example', password: 'ineke-password' };
const CHIEF = { email: 'chief@kantoor.example', password: 'chief-password' };
const FILING = randomUUID();

let broker: PrivateServer;
let drop: () => Promise<void>;
let services: RunningService[];
let connection: ChannelModel;

const urlOf = (name: string): string => services.find((service) => service.name === name)!.url;

beforeAll(async () => {
  const [made, rabbit] = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
  drop = made.drop;
  broker = rabbit;
  const settings = {
    AKKOORD_AMQP_URL: broker.url,
    AKKOORD_INTERNAL_TOKEN: 'internal-token-for-tests-of-32-signs',
    AKKOORD_LOG_LEVEL: 'fatal',
    AKKOORD_CONNECTOR_URL: 'http://127.0.0.1:9',
    MAILER_DATABASE_URL: await createSchema(made.adminUrl, 'mailer', migrationsOf(mailer)),
    // What is planned stays to be seen: nobody listens there.
    MAILER_SMTP_URL: 'smtp://127.0.0.1:9',
    MAILER_FROM: 'portal@akkoord.example',
    MAILER_PORTAL_URL: 'http://127.0.0.1:4000',
    PORTAL_API_DATABASE_URL: await createSchema(made.adminUrl, 'portal', migrationsOf(portalApi)),
    PORTAL_API_BOOTSTRAP_ACCOUNTS: JSON.stringify([
      { participantNumber: TENANT, name: 'Karin', site: 'client', ...KARIN },
      { participantNumber: TENANT, name: 'Ineke', site: 'office', ...INEKE },
      { participantNumber: TENANT, name: 'Chief', site: 'office', ...CHIEF },
    ]),
  };
  services = await Promise.all([startService(mailer, settings), startService(portalApi, settings)]);
  connection = await connect(broker.url);
  await publish('organisation.changed.v1', new OrganisationChanged(), { ...BAKERY, isActive: true, version: 1 });
  const person = { name: 'x', isActive: true, version: 1 };
  const contactId = randomUUID();
  const contact = { contactId, organisationId: BAKERY.organisationId, email: KARIN.email, roles: ['approver'] };
  await publish('contact.changed.v1', new ContactChanged(), { ...person, ...contact });
  const employee = { ...person, organisationIds: [] };
  const employees = [
    { ...employee, employeeId: randomUUID(), email: INEKE.email, roles: ['office-reviewer'] },
    { ...employee, employeeId: randomUUID(), email: CHIEF.email, roles: ['office-manager'] },
  ];
  for (const one of employees) await publish('employee.changed.v1', new EmployeeChanged(), one);
  await knowsPeople('mailer', settings.MAILER_DATABASE_URL);
  await knowsPeople('portal', settings.PORTAL_API_DATABASE_URL);
  const filing = {
    filingId: FILING,
    statuses: [{ status: 30, sequence: 3, at: new Date().toISOString() }],
    organisation: BAKERY,
    facts: {
      clientEnvironmentId: randomUUID(),
      externalMessageId: 'A-1',
      kind: 'vat-return',
      period: { start: '2026-07-01', end: '2026-09-30' },
      document: { sha256: 'a'.repeat(64), size: 100, mediaType: 'application/xml' },
      totalEuros: 1250,
    },
  };
  await publish('filing.registered.v1', new FilingRegistered(), filing);
  await publish('approval.requested.v1', {}, { ...filing, approverContactIds: [contactId] });
});

afterAll(async () => {
  await Promise.all((services ?? []).map((service) => service.close()));
  await connection?.close();
  await Promise.all([broker?.remove(), drop?.()]);
});

/** Events of other kinds come by other queues: who is asked has to be known before the filing is. */
async function knowsPeople(schema: string, url: string): Promise<void> {
  const database = await openDatabase({ url, schema, poolSize: 1 });
  await eventually(async () => {
    const counted = await database.inTenant(TENANT, (tx) =>
      tx.query('select (select count(*) from contact) contacts, (select count(*) from employee) employees'),
    );
    expect(counted).toEqual([{ contacts: '1', employees: '2' }]);
  });
  await database.close();
}

async function publish(type: string, event: object, data: object): Promise<void> {
  const channel = await connection.createConfirmChannel();
  const [id, time] = [randomUUID(), new Date().toISOString()];
  const body = { specversion: '1.0', id, source: '/test', type, subject: '', time, tenant: TENANT };
  const content = JSON.stringify({ ...body, data: Object.assign(event, data) });
  const options = { type, messageId: id, contentType: CLOUD_EVENTS_JSON, persistent: true };
  channel.publish(EXCHANGES.internal, type, Buffer.from(content), options);
  await channel.waitForConfirms();
  await channel.close();
}

async function browserOf(login: typeof KARIN) {
  const portal = urlOf('portal-api');
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const session = await fetch(`${portal}/api/session`, { method: 'POST', headers, body: JSON.stringify(login) });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return async <T = Problem>(method: string, path: string, body?: object) => {
    const asked = { method, headers: { ...headers, cookie }, ...(body ? { body: JSON.stringify(body) } : {}) };
    const answer = await fetch(`${portal}${path}`, asked);
    return { status: answer.status, body: (await answer.json()) as T };
  };
}

describe('mail in the portal', () => {
  it('of a filing is seen by the office, with what became of it; the client is refused', async () => {
    const [ineke, karin] = [await browserOf(INEKE), await browserOf(KARIN)];
    await eventually(async () => {
      const { body } = await ineke<MailList>('GET', `/api/filings/${FILING}/mails`);
      expect(body.mails).toMatchObject([
        { kind: 'filing-ready', audience: 'client', email: KARIN.email, state: 'waiting', language: 'nl' },
      ]);
    });
    await eventually(async () => expect((await karin('GET', `/api/filings/${FILING}`)).status).not.toBe(404));
    const refused = await karin('GET', `/api/filings/${FILING}/mails`);
    expect([refused.status, refused.body.code]).toEqual([403, 'ACTION_NOT_YOURS']);
    expect((await ineke('GET', `/api/filings/${randomUUID()}/mails`)).status).toBe(404);
  });

  it('is switched by a manager, and by nobody else', async () => {
    const [ineke, chief] = [await browserOf(INEKE), await browserOf(CHIEF)];
    const on = { kind: 'accepted', audience: 'office', isOn: true };
    expect((await ineke('PUT', '/api/office/mail-switches', on)).status).toBe(403);
    const { body } = await chief<MailSwitchList>('PUT', '/api/office/mail-switches', on);
    expect(body.switches).toContainEqual(on);
    const none = await chief('PUT', '/api/office/mail-switches', { ...on, kind: 'filing-ready' });
    expect([none.status, none.body.code]).toEqual([422, 'MAIL_NOT_SWITCHABLE']);
  });

  it('comes in the language that a person chose', async () => {
    const karin = await browserOf(KARIN);
    expect((await karin('GET', '/api/me/mail-preference')).body).toEqual({ language: 'nl' });
    expect((await karin('PUT', '/api/me/mail-preference', { language: 'en' })).body).toEqual({ language: 'en' });
    expect((await karin('GET', '/api/me/mail-preference')).body).toEqual({ language: 'en' });
  });

  it('that nobody got, and addresses that get none, are lists for the office', async () => {
    const [ineke, karin] = [await browserOf(INEKE), await browserOf(KARIN)];
    expect((await ineke('GET', '/api/office/undelivered-mails')).body).toEqual({ mails: [] });
    expect((await ineke('GET', '/api/office/suppressed-addresses')).body).toEqual({ addresses: [] });
    const lifted = await ineke('POST', '/api/office/suppressed-addresses/lift', { email: KARIN.email });
    expect([lifted.status, lifted.body]).toEqual([200, { addresses: [] }]);
    expect((await karin('GET', '/api/office/undelivered-mails')).status).toBe(403);
  });
});
