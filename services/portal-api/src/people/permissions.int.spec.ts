import { createHash, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  DelegationChanged,
  FilingRegistered,
  type FilingView,
  type Me,
  type PermissionAction,
  type Problem,
  type Role,
} from '@akkoord/contracts';
import { connector } from '@akkoord/connector';
import { CLOUD_EVENTS_JSON, EXCHANGES } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
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
import {
  type Body,
  BYTES,
  type Cell,
  CELLS,
  day,
  isEmployee,
  may,
  nameOf,
  OFFICE,
  OTHER,
  OTHER_OFFICE,
  OWN,
  ROUTES,
  SHA,
  type Subject,
  SUBJECTS,
} from './testing/permission-cells.js';

// Every cell of the table, over HTTP.

const PASSWORD = 'a-password-of-a-test';
const ADMIN_TOKEN = `akc_${createHash('sha256').update('admin').digest('base64url')}`;

/** An account of the configuration for whom no employee was recorded. */
const CONFIGURED = 'configured@people.example';

/** Every way in which portal and services say that somebody may not, or that there is nothing here for him. */
const DENIALS = [
  'ACTION_NOT_YOURS',
  'FILING_NOT_FOUND',
  'APPROVAL_NOT_AUTHORISED',
  'APPROVAL_SENDER_UNKNOWN',
  'PEOPLE_NOT_YOURS',
  'NOT_PERMITTED',
];

let broker: PrivateServer;
let documents: Server;
let dropDatabase: () => Promise<void>;
let adminUrl: string;
let services: RunningService[] = [];
let portal: RunningService;
let frontDoor: RunningService;
let database: Database;
let connection: ChannelModel;
let channel: ConfirmChannel;
const cookies = new Map<string, string>();
/** By name of the cell for who may, by action for all who may not. */
const filings = new Map<string, string>();
const keyOf = (cell: Cell): string => (may(cell) ? nameOf(cell) : cell.action);

beforeAll(async () => {
  const created = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
  ({ adminUrl, drop: dropDatabase } = created[0]);
  broker = created[1];
  documents = createServer((_, reply) => reply.writeHead(200).end(BYTES)).listen(0, '127.0.0.1');
  const settings = {
    AKKOORD_AMQP_URL: broker.url,
    AKKOORD_INTERNAL_TOKEN: 'internal-token-for-tests-of-32-signs',
    AKKOORD_LOG_LEVEL: 'fatal',
    CONNECTOR_DATABASE_URL: await createSchema(adminUrl, 'connector', migrationsOf(connector)),
    CONNECTOR_BOOTSTRAP_OFFICE: OFFICE,
    CONNECTOR_BOOTSTRAP_ADMIN_TOKEN: ADMIN_TOKEN,
    WORKFLOW_DATABASE_URL: await createSchema(adminUrl, 'workflow', migrationsOf(workflow)),
    WORKFLOW_EVIDENCE_KEY: 'e'.repeat(64),
    PORTAL_API_DATABASE_URL: await createSchema(adminUrl, 'portal', migrationsOf(portalApi)),
    PORTAL_API_CONNECTOR_URL: `http://127.0.0.1:${(documents.address() as AddressInfo).port}`,
    PORTAL_API_DECISION_TIMEOUT_MS: '60000',
    PORTAL_API_BOOTSTRAP_ACCOUNTS: JSON.stringify([...SUBJECTS.map(accountOf), officeAccount(CONFIGURED)]),
  };
  services = await Promise.all([
    startService(connector, settings),
    startService(workflow, settings),
    startService(portalApi, settings),
  ]);
  [frontDoor, , portal] = services as [RunningService, RunningService, RunningService];
  database = await openDatabase({ url: settings.PORTAL_API_DATABASE_URL, schema: 'portal', poolSize: 2 });
  connection = await connect(broker.url);
  channel = await connection.createConfirmChannel();
  await everybody();
  for (const email of [...SUBJECTS.map((subject) => subject.email), CONFIGURED]) await logIn(email);
  await linkReview();
  await allFilings();
});

afterAll(async () => {
  await Promise.all([...services.map((service) => service.close()), database?.close(), connection?.close()]);
  documents?.close();
  documents?.closeAllConnections();
  await Promise.all([broker?.remove(), dropDatabase?.()]);
});

const officeAccount = (email: string) => ({
  participantNumber: OFFICE,
  name: email,
  email,
  site: 'office',
  password: PASSWORD,
});
const accountOf = (subject: Subject) => ({
  ...officeAccount(subject.email),
  participantNumber: subject.circumstance === 'stranger' ? OTHER_OFFICE : OFFICE,
  site: isEmployee(subject) ? 'office' : 'client',
});

async function publish(type: string, data: object, tenant = OFFICE): Promise<void> {
  const [id, time] = [randomUUID(), new Date().toISOString()];
  const event = { specversion: '1.0', id, source: '/test', type, subject: '', time, tenant, data };
  const options = { type, messageId: id, contentType: CLOUD_EVENTS_JSON, persistent: true };
  channel.publish(EXCHANGES.internal, type, Buffer.from(JSON.stringify(event)), options);
  await channel.waitForConfirms();
}

/** The office records its people at the connector; of the other office the portal only hears. */
async function everybody(): Promise<void> {
  for (const { organisationId, name } of [OWN, OTHER])
    await administer(`organisations/${organisationId}`, { name, identificationNumbers: [] });
  for (const subject of SUBJECTS) {
    const { role, circumstance, id, email } = subject;
    const isOwn = circumstance === 'own organisation' || circumstance === 'inactive';
    const { organisationId } = isOwn ? OWN : OTHER;
    const common = { name: role, email, roles: [role], isActive: circumstance !== 'inactive' };
    const own = isEmployee(subject) ? { organisationIds: [organisationId] } : { organisationId };
    const kind = isEmployee(subject) ? 'employee' : 'contact';
    if (circumstance === 'stranger')
      await publish(`${kind}.changed.v1`, { [`${kind}Id`]: id, ...common, ...own, version: 1 }, OTHER_OFFICE);
    else await administer(`${kind}s/${id}`, { ...common, ...own });
  }
  await eventually(async () => {
    const count = (tenant: string) =>
      database.inTenant(tenant, (tx) =>
        tx.query('select contact_id from contact union all select employee_id from employee'),
      );
    expect((await count(OFFICE)).length + (await count(OTHER_OFFICE)).length).toBe(SUBJECTS.length);
  });
}

async function administer(path: string, body: Body): Promise<void> {
  const answer = await fetch(`${frontDoor.url}/v1/offices/${OFFICE}/${path}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect([path, answer.status, await answer.text()]).toEqual([path, 200, expect.any(String)]);
}

async function logIn(email: string): Promise<void> {
  const answer = await call('', 'POST', '/api/session', { email, password: PASSWORD });
  expect(answer.status).toBe(200);
  cookies.set(email, answer.cookie);
}

async function call<T = Problem>(email: string, method: string, path: string, body?: Body) {
  const answer = await fetch(`${portal.url}${path}`, {
    method,
    headers: {
      'sec-fetch-site': 'same-origin',
      cookie: cookies.get(email) ?? '',
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const text = await answer.text();
  const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return { status: answer.status, cookie, body: (isJson ? JSON.parse(text) : text) as T };
}

const emailOf = (role: Role, circumstance: Subject['circumstance'] = 'own organisation'): string =>
  SUBJECTS.find((subject) => subject.role === role && subject.circumstance === circumstance)!.email;
const idOf = (role: Role): string => SUBJECTS.find(({ email }) => email === emailOf(role))!.id;

/** ICP statements are reviewed by the office first, which demands to know who made them. */
async function linkReview(): Promise<void> {
  const manager = emailOf('office-manager');
  const id = randomUUID();
  const path = `/api/office/workflows/${id}`;
  const copy = { copyOf: '00000000-0000-7000-8000-000000000001', name: 'Eerst het kantoor' };
  const { body } = await call<{ revision: number; content: { start: string; steps: object[] } }>(
    manager,
    'PUT',
    path,
    copy,
  );
  const { revision, content } = body;
  expect(body).toMatchObject({ definitionId: id });
  const review = {
    ...{ key: 'office', status: 25, kind: 'office-review', nl: 'Controle', en: 'Review' },
    ...{ policy: { kind: 'any-one' }, performers: 'office-reviewer', isFourEyes: true, needsSender: true },
    actions: [
      { name: 'approve', nl: 'Akkoord', en: 'Approve', leadsTo: content.start, needsReason: false },
      { name: 'reject', nl: 'Afkeuren', en: 'Reject', leadsTo: 'rejected', needsReason: true },
    ],
  };
  const draft = { ...content, start: 'office', steps: [review, ...content.steps] };
  const saved = await call<{ revision: number }>(manager, 'PUT', `${path}/draft`, { revision, content: draft });
  const published = await call(manager, 'POST', `${path}/publish`, { revision: saved.body.revision });
  const linked = await call(manager, 'PUT', '/api/office/workflow-links/icp-statement', { definitionId: id });
  expect([saved.status, published.status, linked.status]).toEqual([200, 200, 200]);
}

/** A filing for each who may, one for each action for all who may not, each of another period. */
async function allFilings(): Promise<void> {
  const keys = new Map(CELLS.map((cell) => [keyOf(cell), cell.action]));
  for (const [index, [key, action]] of [...keys].entries()) filings.set(key, await aFiling(1930 + index, action));
  await eventually(async () => {
    const sql = 'select count(*)::int as count from filing where status in (25, 30)';
    const [row] = await database.inTenant(OFFICE, (tx) => tx.query<{ count: number }>(sql));
    expect(row?.count).toBe(filings.size);
  });
}

async function aFiling(year: number, action: PermissionAction): Promise<string> {
  const filingId = randomUUID();
  const isReviewed = action === 'review' || action === 'name-maker';
  await publish(
    'filing.registered.v1',
    Object.assign(new FilingRegistered(), {
      filingId,
      statuses: [{ status: 10, sequence: 1, at: new Date().toISOString() }],
      organisation: OWN,
      facts: {
        clientEnvironmentId: randomUUID(),
        externalMessageId: filingId,
        kind: isReviewed ? 'icp-statement' : 'vat-return',
        period: { start: `${year}-07-01`, end: `${year}-09-30` },
        document: { sha256: SHA, size: BYTES.length, mediaType: 'application/xml' },
        totalEuros: 1250,
        ...(action === 'review' ? { submittedBy: { personKey: 'f'.repeat(32) } } : {}),
      },
    }),
  );
  return filingId;
}

/** Whether he was let: what follows after that (no such question, nothing to undo) says nothing about who he is. */
async function wasLet(cell: Cell): Promise<boolean> {
  const [method, path, body] = ROUTES[cell.action](filings.get(keyOf(cell))!, cell.subject);
  const answer = await call(cell.subject.email, method, path, body);
  const code = answer.status < 400 ? '' : answer.body.code;
  if (DENIALS.includes(code)) return false;
  expect([code, answer.status]).not.toEqual(['NOT_FOUND', 404]);
  // 503: the mailer does not run here, so nobody answers what was let through.
  expect([200, 404, 409, 422, ...(['see-mail', 'edit-mail'].includes(cell.action) ? [503] : [])]).toContain(
    answer.status,
  );
  return true;
}

describe('who may do what, asked over HTTP', () => {
  const tested = new Set<string>();

  it.each(CELLS.map((cell) => [nameOf(cell), may(cell) ? 'may' : 'may not', cell] as const))(
    '%s: %s',
    async (name, _, cell) => {
      expect(await wasLet(cell)).toBe(may(cell));
      tested.add(name);
    },
  );

  it('is asked for every cell of the table', () => {
    expect(CELLS.map(nameOf).filter((name) => !tested.has(name))).toEqual([]);
  });

  it('is told to who logs in', async () => {
    const me = async (email: string) => (await call<Me>(email, 'GET', '/api/me')).body;
    const roles = [{ ...OWN, roles: ['viewer'] }];
    expect(await me(emailOf('viewer'))).toMatchObject({ organisations: roles, officeRoles: [] });
    expect(await me(emailOf('viewer', 'inactive'))).toMatchObject({ organisations: [], officeRoles: [] });
    const manager = await me(emailOf('office-manager'));
    expect(manager.organisations.map(({ name }) => name).sort()).toEqual([OWN.name, OTHER.name]);
    expect(manager.officeRoles).toEqual(['office-manager']);
    const reviewer = await me(emailOf('office-reviewer'));
    expect(reviewer).toMatchObject({ organisations: [{ ...OWN, roles: ['office-reviewer'] }], officeRoles: [] });
  });

  it('lets an account of the configuration see the filings of the office, and nothing else of the table', async () => {
    const filingId = filings.get('approve')!;
    expect((await call<FilingView>(CONFIGURED, 'GET', `/api/filings/${filingId}`)).body).toMatchObject({
      canDecide: false,
    });
    const approved = await call(CONFIGURED, 'POST', `/api/filings/${filingId}/approve`, { documentSha256: SHA });
    expect([approved.status, approved.body.code]).toEqual([403, 'ACTION_NOT_YOURS']);
    for (const what of ['mails', 'certificate.json', 'certificate.pdf?language=nl']) {
      const { status, body } = await call(CONFIGURED, 'GET', `/api/filings/${filingId}/${what}`);
      expect([what, status, body.code]).toEqual([what, 403, 'ACTION_NOT_YOURS']);
    }
    for (const path of ['/api/reminders', '/api/office/undelivered-mails', '/api/office/working-hours'])
      expect([path, (await call(CONFIGURED, 'GET', path)).status]).toEqual([path, 403]);
  });

  it('lends a viewer what an approver may, by delegation, until it is revoked', async () => {
    const filingId = filings.get('approve')!;
    const email = emailOf('viewer');
    const lent = { delegationId: randomUUID(), party: 'contact', ...{ organisationId: OWN.organisationId } };
    const delegation = { ...lent, fromId: idOf('approver'), toId: idOf('viewer'), startsOn: day(-1), endsOn: day(1) };
    const change = (isRevoked: boolean, version: number) =>
      publish('delegation.changed.v1', Object.assign(new DelegationChanged(), { ...delegation, isRevoked, version }));
    const roles = async () => (await call<Me>(email, 'GET', '/api/me')).body.organisations[0]?.roles;
    await change(false, 1);
    await eventually(async () => expect([...((await roles()) ?? [])].sort()).toEqual(['approver', 'viewer']));
    expect((await call<FilingView>(email, 'GET', `/api/filings/${filingId}`)).status).toBe(200);
    await change(true, 2);
    await eventually(async () => expect(await roles()).toEqual(['viewer']));
  });

  it('ends for an employee at the moment a manager makes him inactive, and never leaves the office without a manager', async () => {
    const manager = emailOf('office-manager');
    const put = (role: Role, changes: Body) =>
      call(manager, 'PUT', `/api/people/employees/${idOf(role)}`, {
        name: role,
        email: emailOf(role),
        roles: [role],
        ...changes,
      });
    expect((await put('office-reviewer', { isActive: false })).status).toBe(200);
    const path = `/api/filings/${filings.get('approve')!}`;
    await eventually(async () => expect((await call(emailOf('office-reviewer'), 'GET', path)).status).toBe(404));
    const other = SUBJECTS.find(
      ({ role, circumstance }) => role === 'office-manager' && circumstance === 'other organisation',
    )!;
    const gone = { name: 'Weg', email: other.email, roles: [], isActive: false };
    expect((await call(manager, 'PUT', `/api/people/employees/${other.id}`, gone)).status).toBe(200);
    const last = await put('office-manager', { isActive: false });
    expect([last.status, last.body.code]).toEqual([409, 'EMPLOYEE_LAST_MANAGER']);
  });
});
