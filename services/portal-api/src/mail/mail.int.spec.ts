import { randomUUID } from 'node:crypto';
import {
  ContactChanged,
  EmployeeChanged,
  FilingRegistered,
  OrganisationChanged,
  type MailList,
  type MailPreview,
  type MailSwitchList,
  type MailWordingList,
  type MailWordingView,
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
const CHIEF_ID = randomUUID();
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
    { ...employee, employeeId: CHIEF_ID, email: CHIEF.email, roles: ['office-manager'] },
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
  const [headers, json] = [{ 'sec-fetch-site': 'same-origin' }, { 'content-type': 'application/json' }];
  const session = await fetch(`${portal}/api/session`, {
    method: 'POST',
    headers: { ...headers, ...json },
    body: JSON.stringify(login),
  });
  const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return async <T = Problem>(method: string, path: string, body?: object) => {
    const given = body
      ? { headers: { ...headers, ...json, cookie }, body: JSON.stringify(body) }
      : { headers: { ...headers, cookie } };
    const answer = await fetch(`${portal}${path}`, { method, ...given });
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

describe("the office's own words in its mail", () => {
  const WORDINGS = '/api/office/mail-wordings';
  const READY = { kind: 'filing-ready', audience: 'client', language: 'nl' };
  const QUERY = `${WORDINGS}?${new URLSearchParams(READY).toString()}`;
  const CLOSING = 'Met vriendelijke groet,\nTeam {office}';

  it('are chosen, seen beforehand and taken back by a manager, and told with who did', async () => {
    const chief = await browserOf(CHIEF);
    const preview = await chief<MailPreview>('POST', `${WORDINGS}/preview`, { ...READY, closing: CLOSING });
    expect(preview.status).toBe(200);
    expect(preview.body.subject).toBe('Graag uw akkoord: Btw-aangifte 3e kwartaal 2026 – Bakkerij De Korenbloem B.V.');
    expect(preview.body.text).toContain('Te betalen:  € 4.210');
    expect(preview.body.text).toContain(`Team Kantoor ${TENANT}\n\n-- \n`);
    expect(preview.body.html).toContain(`Met vriendelijke groet,<br>Team Kantoor ${TENANT}</p>`);
    const none = await chief<MailWordingList>('GET', QUERY);
    expect(none.body.wordings).toHaveLength(1);
    expect(none.body.wordings[0]).not.toHaveProperty('lastChange');

    const set = await chief<MailWordingView>('PUT', WORDINGS, { ...READY, closing: CLOSING });
    expect(set).toMatchObject({
      status: 200,
      body: { ...READY, own: { closing: CLOSING }, lastChange: { employeeId: CHIEF_ID } },
    });
    const ineke = await browserOf(INEKE);
    expect((await ineke<MailWordingList>('GET', QUERY)).body.wordings).toEqual([set.body]);
    expect(set.body.placeholders.map(({ name }) => name)).toEqual([
      'name',
      'office',
      'organisation',
      'filing',
      'period',
    ]);
    const all = await ineke<MailWordingList>('GET', WORDINGS);
    expect(all.body.wordings.filter(({ own }) => own)).toEqual([set.body]);

    const removed = await chief<MailWordingView>('DELETE', QUERY);
    expect(removed).toMatchObject({ status: 200, body: { ...READY, lastChange: { employeeId: CHIEF_ID } } });
    expect(removed.body).not.toHaveProperty('own');
  });

  it('are changed by nobody else, and seen by nobody outside the office', async () => {
    const [ineke, karin] = [await browserOf(INEKE), await browserOf(KARIN)];
    for (const person of [ineke, karin])
      for (const [method, path, body] of [
        ['PUT', WORDINGS, { ...READY, closing: CLOSING }],
        ['DELETE', QUERY, undefined],
        ['POST', `${WORDINGS}/preview`, { ...READY, closing: CLOSING }],
      ] as const)
        expect(await person(method, path, body)).toMatchObject({ status: 403, body: { code: 'ACTION_NOT_YOURS' } });
    expect((await ineke('GET', WORDINGS)).status).toBe(200);
    expect((await karin('GET', WORDINGS)).status).toBe(403);
  });

  it('that cannot be used are refused, with what to do in both languages', async () => {
    const chief = await browserOf(CHIEF);
    const put = (words: object) => chief('PUT', WORDINGS, { ...READY, ...words });
    const refused = await put({ opening: 'Beste {naam}' });
    expect(refused).toMatchObject({ status: 422, body: { code: 'MAIL_WORDING_PLACEHOLDER' } });
    expect(JSON.stringify(refused.body)).toContain('de opening');
    expect(JSON.stringify(refused.body)).toContain('the opening');
    expect((await put({ closing: 'Zie www.elders.example' })).body.code).toBe('MAIL_WORDING_LINK');
    expect((await put({})).body.code).toBe('MAIL_WORDING_EMPTY');
    expect((await put({ audience: 'office', subject: 'x' })).body.code).toBe('MAIL_NOT_WORDABLE');
    expect((await put({ subject: 'x'.repeat(151) })).body.code).toBe('INVALID_INPUT');
    expect((await put({ subject: 'x'.repeat(150) })).status).toBe(200);
    expect((await chief('DELETE', `${WORDINGS}?kind=filing-ready`)).body.code).toBe('INVALID_INPUT');
  });
});
