import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  ContactChanged,
  FilingRegistered,
  OrganisationChanged,
  type FilingView,
  type Problem,
} from '@akkoord/contracts';
import { CLOUD_EVENTS_JSON, EXCHANGES } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf, startService, type RunningService } from '@akkoord/service-kit';
import {
  createEmptyDatabase,
  createSchema,
  eventually,
  startPrivateRabbitmq,
  type PrivateServer,
  letPeriodsRepeat,
} from '@akkoord/testing';
import { workflow } from '@akkoord/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel, type ConfirmChannel } from 'amqplib';
import { portalApi } from './index.js';
import { aDocument, sha256 } from './testing/builders.js';

const TENANT = '12345';
const INTERNAL_TOKEN = 'internal-token-for-tests-of-32-signs';
const BYTES = aDocument();
const SHA = sha256(BYTES);
const DAMAGED = 'd'.repeat(64);
const stored = new Map([
  [SHA, BYTES],
  [DAMAGED, aDocument(1)],
]);
const BAKERY = { organisationId: randomUUID(), name: 'Bakkerij De Korenaar' };
const GARAGE = { organisationId: randomUUID(), name: 'Garage Smit' };
const KARIN = { email: 'karin@bakkerij.example', password: 'karin-password' };
const VIEWER = { email: 'viewer@bakkerij.example', password: 'viewer-password' };
const SMIT = { email: 'smit@garage.example', password: 'smit-password' };
const OFFICE = { email: 'office@kantoor.example', password: 'office-password' };

let broker: PrivateServer;
let documents: Server;
let adminUrl: string;
let dropDatabase: () => Promise<void>;
let portal: RunningService;
let flow: RunningService;
let database: Database;
let connection: ChannelModel;
let channel: ConfirmChannel;

beforeAll(async () => {
  const created = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
  ({ adminUrl, drop: dropDatabase } = created[0]);
  broker = created[1];
  documents = createServer((request, reply) => {
    const bytes = stored.get(request.url?.split('/').at(-1) ?? '');
    const isOurs = request.url?.startsWith('/internal/documents/') && request.headers['x-akkoord-tenant'] === TENANT;
    const isAllowed = request.headers.authorization === `Bearer ${INTERNAL_TOKEN}`;
    reply.writeHead(bytes && isOurs && isAllowed ? 200 : 404).end(isOurs && isAllowed ? bytes : undefined);
  }).listen(0, '127.0.0.1');
  const site = 'client';
  const person = (login: typeof KARIN) => ({ participantNumber: TENANT, name: login.email, site, ...login });
  const settings = {
    AKKOORD_AMQP_URL: broker.url,
    AKKOORD_INTERNAL_TOKEN: INTERNAL_TOKEN,
    AKKOORD_LOG_LEVEL: 'fatal',
    WORKFLOW_DATABASE_URL: await createSchema(adminUrl, 'workflow', migrationsOf(workflow)),
    PORTAL_API_DATABASE_URL: await createSchema(adminUrl, 'portal', migrationsOf(portalApi)),
    PORTAL_API_CONNECTOR_URL: `http://127.0.0.1:${(documents.address() as AddressInfo).port}`,
    PORTAL_API_LOGIN_ATTEMPTS_PER_EMAIL: '4',
    PORTAL_API_DECISION_TIMEOUT_MS: '60000',
    PORTAL_API_BOOTSTRAP_ACCOUNTS: JSON.stringify([
      ...[KARIN, VIEWER, SMIT].map(person),
      { ...person(OFFICE), site: 'office' },
    ]),
  };
  [flow, portal] = await Promise.all([startService(workflow, settings), startService(portalApi, settings)]);
  database = await openDatabase({ url: settings.PORTAL_API_DATABASE_URL, schema: 'portal', poolSize: 2 });
  const flowDatabase = await openDatabase({ url: settings.WORKFLOW_DATABASE_URL, schema: 'workflow', poolSize: 1 });
  await letPeriodsRepeat(flowDatabase, TENANT);
  await flowDatabase.close();
  connection = await connect(broker.url);
  channel = await connection.createConfirmChannel();
  for (const organisation of [BAKERY, GARAGE]) {
    await publish(
      'organisation.changed.v1',
      Object.assign(new OrganisationChanged(), { ...organisation, isActive: true, version: 1 }),
    );
  }
  await publish('contact.changed.v1', aContact(BAKERY, KARIN.email, 'approver'));
  await publish('contact.changed.v1', aContact(BAKERY, VIEWER.email, 'viewer'));
  await publish('contact.changed.v1', aContact(GARAGE, SMIT.email, 'approver'));
});

afterAll(async () => {
  await Promise.all([portal?.close(), flow?.close(), database?.close(), connection?.close()]);
  documents?.close();
  documents?.closeAllConnections();
  await Promise.all([broker?.remove(), dropDatabase?.()]);
});

async function publish(type: string, data: object): Promise<void> {
  const id = randomUUID();
  const time = new Date().toISOString();
  const event = { specversion: '1.0', id, source: '/test', type, subject: '', time, tenant: TENANT, data };
  const options = { type, messageId: id, contentType: CLOUD_EVENTS_JSON, persistent: true };
  channel.publish(EXCHANGES.internal, type, Buffer.from(JSON.stringify(event)), options);
  await channel.waitForConfirms();
}

function aContact({ organisationId }: typeof BAKERY, email: string, role: 'approver' | 'viewer'): ContactChanged {
  const given = {
    contactId: randomUUID(),
    organisationId,
    name: email,
    email,
    roles: [role],
    isActive: true,
    version: 1,
  };
  return Object.assign(new ContactChanged(), given);
}

/** A filing of the bakery that waits for approval, as Karin's browser sees it. */
async function aWaitingFiling(browser: Browser, sha = SHA): Promise<string> {
  const filingId = randomUUID();
  const filing = Object.assign(new FilingRegistered(), {
    filingId,
    statuses: [{ status: 10, sequence: 1, at: new Date().toISOString() }],
    organisation: BAKERY,
    facts: {
      clientEnvironmentId: randomUUID(),
      externalMessageId: filingId,
      kind: 'vat-return',
      period: { start: '2026-07-01', end: '2026-09-30' },
      document: { sha256: sha, size: BYTES.length, mediaType: 'application/xml' },
      totalEuros: 1250,
    },
  });
  await publish('filing.registered.v1', filing);
  await eventually(async () => expect(await browser.listed(filingId)).toMatchObject({ status: 30, canDecide: true }));
  return filingId;
}

/** What a browser does: keeps the cookie, and says where a request comes from. */
class Browser {
  cookie = '';
  constructor(private readonly headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) {}

  static async of(login: typeof KARIN): Promise<Browser> {
    const browser = new Browser();
    const answer = await browser.call('POST', '/api/session', login);
    expect(answer.status).toBe(200);
    return browser;
  }

  async call<T = Problem>(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const answer = await fetch(`${portal.url}${path}`, {
      method,
      headers: {
        ...this.headers,
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    const [set] = answer.headers.getSetCookie();
    if (set) this.cookie = set.split(';')[0] ?? '';
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as T };
  }

  async listed(filingId: string) {
    const { body } = await this.call<{ filings: FilingView[] }>('GET', '/api/filings');
    return body.filings.find((filing) => filing.filingId === filingId);
  }
}

describe('logging in', () => {
  it('gives a new session that only scripts of nobody can read', async () => {
    const browser = new Browser();
    const answer = await browser.call('POST', '/api/session', { ...KARIN, email: ' Karin@Bakkerij.example '.trim() });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^akkoord-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    const first = browser.cookie;
    await browser.call('POST', '/api/session', KARIN);
    const former = new Browser();
    former.cookie = first;
    expect((await former.call('GET', '/api/me')).status).toBe(401);
    await eventually(async () =>
      expect((await browser.call('GET', '/api/me')).body).toMatchObject({
        site: 'client',
        participantNumber: TENANT,
        organisations: [{ ...BAKERY, roles: ['approver'] }],
        officeRoles: [],
      }),
    );
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const browser = new Browser();
    const answers = [
      await browser.call('POST', '/api/session', { ...VIEWER, password: 'wrong' }),
      await browser.call('POST', '/api/session', { email: 'nobody@example.nl', password: 'wrong' }),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([401, 'LOGIN_FAILED']);
  });

  it('is limited per e-mail address, and says when to come back', async () => {
    const browser = new Browser();
    const guesses = [1, 2, 3, 4, 5].map(() =>
      browser.call('POST', '/api/session', { email: 'guessed@example.nl', password: 'wrong' }),
    );
    const answers = await Promise.all(guesses);
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited).toHaveLength(1);
    expect(limited[0]?.body.code).toBe('LOGIN_LIMITED');
    expect(Number(limited[0]?.headers.get('retry-after'))).toBeGreaterThan(800);
  });

  it('ends with logging out, and with time', async () => {
    const browser = await Browser.of(KARIN);
    const { cookie } = browser;
    expect((await browser.call('DELETE', '/api/session')).status).toBe(204);
    browser.cookie = cookie;
    expect((await browser.call('GET', '/api/me')).body.code).toBe('NOT_LOGGED_IN');

    const other = await Browser.of(KARIN);
    const sql = `update session set seen_at = now() - interval '31 minutes' where token_sha256 = $1`;
    const token = other.cookie.split('=')[1] ?? '';
    await database.inSystem((tx) => tx.query(sql, [sha256(Buffer.from(token))]));
    expect((await other.call('GET', '/api/filings')).status).toBe(401);
  });
});

describe('a request from elsewhere', () => {
  it.each([
    ['that writes', 'POST', '/api/session'],
    ['that reads', 'GET', '/api/filings'],
  ])('%s is refused', async (_, method, path) => {
    const browser = await Browser.of(KARIN);
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };
    const answer = await browser.call(method, path, method === 'POST' ? KARIN : undefined, headers);
    expect([answer.status, answer.body.code]).toEqual([403, 'CROSS_SITE_REFUSED']);
  });

  it('gets headers that keep the page to itself', async () => {
    const { headers, body, status } = await new Browser().call<string>('GET', '/');
    expect([status, String(body).includes('<!doctype html>')]).toEqual([200, true]);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('a filing', () => {
  it('is explained to the client with its boxes and what to pay, and to the office', async () => {
    const karin = await Browser.of(KARIN);
    const filingId = await aWaitingFiling(karin);
    const { body } = await karin.call<FilingView>('GET', `/api/filings/${filingId}`);
    expect(body).toMatchObject({
      documentSha256: SHA,
      canDecide: true,
      organisation: BAKERY,
      dueDate: '2026-10-31',
      payment: { amountEuros: 1250, reference: '1123456781601270' },
      history: [{ status: 10 }, { status: 20 }, { status: 30 }],
    });
    expect(body.explanation.headline.nl).toContain('€ 1.250');
    const rows = body.explanation.tables.flatMap(({ rows: all }) =>
      all.map(({ cells }) => cells.map(({ nl }) => nl).join(' ')),
    );
    expect(rows.some((row) => row.includes('10.000') && row.includes('2.100'))).toBe(true);
    const office = await Browser.of(OFFICE);
    const { body: seen } = await office.call<FilingView>('GET', `/api/filings/${filingId}`);
    expect(seen).toMatchObject({ documentSha256: SHA, canDecide: false });
  });

  it('of another client does not exist: not to see, not to decide on', async () => {
    const filingId = await aWaitingFiling(await Browser.of(KARIN));
    const smit = await Browser.of(SMIT);
    expect(await smit.listed(filingId)).toBeUndefined();
    const decision = { documentSha256: SHA };
    const reject = { ...decision, reasonCode: 'other', text: 'No' };
    const answers = [
      await smit.call('GET', `/api/filings/${filingId}`),
      await smit.call('POST', `/api/filings/${filingId}/approve`, decision),
      await smit.call('POST', `/api/filings/${filingId}/reject`, reject),
      await smit.call('GET', `/api/filings/${randomUUID()}`),
      await smit.call('GET', '/api/filings/not-an-id'),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'FILING_NOT_FOUND']);
  });

  it('can be had as a PDF, and what to pay as a QR code', async () => {
    const karin = await Browser.of(KARIN);
    const filingId = await aWaitingFiling(karin);
    const pdf = await karin.call<string>('GET', `/api/filings/${filingId}/filing.pdf?language=en`);
    expect([pdf.status, pdf.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    expect(String(pdf.body)).toMatch(/^%PDF-/);
    const qr = await karin.call<string>('GET', `/api/filings/${filingId}/payment-qr.svg`);
    expect([qr.status, qr.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
    const supplied = await karin.call('GET', `/api/filings/${filingId}/supplied.pdf`);
    expect([supplied.status, supplied.body.code]).toEqual([404, 'NO_SUPPLIED_PDF']);
  });

  it.each(['filing.pdf', 'payment-qr.svg', 'supplied.pdf'])('keeps %s from another client', async (name) => {
    const filingId = await aWaitingFiling(await Browser.of(KARIN));
    const smit = await Browser.of(SMIT);
    const answer = await smit.call('GET', `/api/filings/${filingId}/${name}`);
    expect([answer.status, answer.body.code]).toEqual([404, 'FILING_NOT_FOUND']);
  });

  it.each([
    ['is away', 'b'.repeat(64), 503, 'DOCUMENT_AWAY'],
    ['is not what was registered', DAMAGED, 502, 'DOCUMENT_NOT_INTACT'],
  ])('whose document %s is not shown', async (_, sha, status, code) => {
    const karin = await Browser.of(KARIN);
    const filingId = await aWaitingFiling(karin, sha);
    const answer = await karin.call('GET', `/api/filings/${filingId}`);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });
});

describe('a decision', () => {
  it('goes through the workflow, and its outcome comes back to the page', async () => {
    const karin = await Browser.of(KARIN);
    const filingId = await aWaitingFiling(karin);
    const answer = await karin.call('POST', `/api/filings/${filingId}/approve`, { documentSha256: SHA });
    expect([answer.status, answer.body]).toEqual([200, { filingId, status: 50 }]);
    await eventually(async () =>
      expect(await karin.listed(filingId)).toMatchObject({ status: 50, statusNl: 'Goedgekeurd', canDecide: false }),
    );
    const { body } = await karin.call<FilingView>('GET', `/api/filings/${filingId}`);
    expect(body.details).toMatchObject({ decidedBy: KARIN.email });
  });

  it('taken twice by the same click is one; by somebody else it is refused', async () => {
    const karin = await Browser.of(KARIN);
    const filingId = await aWaitingFiling(karin);
    const path = `/api/filings/${filingId}/approve`;
    const clicks = [1, 2].map(() => karin.call('POST', path, { documentSha256: SHA }));
    expect((await Promise.all(clicks)).map(({ status }) => status)).toEqual([200, 200]);
    const elsewhere = await Browser.of(KARIN);
    const second = await elsewhere.call('POST', path, { documentSha256: SHA });
    expect([second.status, second.body.code]).toEqual([409, 'APPROVAL_ALREADY_DECIDED']);
  });

  it('about another document is refused', async () => {
    const karin = await Browser.of(KARIN);
    const filingId = await aWaitingFiling(karin);
    const other = await karin.call('POST', `/api/filings/${filingId}/approve`, { documentSha256: 'c'.repeat(64) });
    expect([other.status, other.body.code]).toEqual([409, 'APPROVAL_DOCUMENT_CHANGED']);
  });

  it('is not for a viewer, nor for the office', async () => {
    const filingId = await aWaitingFiling(await Browser.of(KARIN));
    const path = `/api/filings/${filingId}/approve`;
    const viewer = await (await Browser.of(VIEWER)).call('POST', path, { documentSha256: SHA });
    expect([viewer.status, viewer.body.code]).toEqual([403, 'ACTION_NOT_YOURS']);
    const office = await (await Browser.of(OFFICE)).call('POST', path, { documentSha256: SHA });
    expect([office.status, office.body.code]).toEqual([403, 'ACTION_NOT_YOURS']);
  });

  it('to reject keeps the reason', async () => {
    const karin = await Browser.of(KARIN);
    const filingId = await aWaitingFiling(karin);
    const rejection = { documentSha256: SHA, reasonCode: 'figures-wrong', text: 'De omzet klopt niet' };
    const answer = await karin.call('POST', `/api/filings/${filingId}/reject`, rejection);
    expect(answer.body).toEqual({ filingId, status: 40 });
    await eventually(async () => {
      const { body } = await karin.call<FilingView>('GET', `/api/filings/${filingId}`);
      expect(body.details).toMatchObject({ rejection: { code: 'figures-wrong', text: 'De omzet klopt niet' } });
    });
  });
});

describe('an open page', () => {
  it('hears within a second that its filings changed, and not of those of others', async () => {
    const karin = await Browser.of(KARIN);
    const smit = await Browser.of(SMIT);
    const heard = await Promise.all([karin, smit].map(listen));
    const before = heard.map(({ count }) => count());
    await aWaitingFiling(karin);
    await eventually(() => expect(heard[0]?.count()).toBeGreaterThan(before[0] ?? 0));
    expect(heard[1]?.count()).toBe(before[1]);
    await karin.call('DELETE', '/api/session');
    await heard[0]?.ended;
    heard[1]?.stop();
  });
});

async function listen(browser: Browser) {
  const stopping = new AbortController();
  const headers = { cookie: browser.cookie, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${portal.url}/api/events`, { headers, signal: stopping.signal });
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  let text = '';
  const read = async (): Promise<void> => {
    const decoder = new TextDecoder();
    for await (const chunk of answer.body ?? []) text += decoder.decode(chunk as Uint8Array);
  };
  const ended = read().catch(() => undefined);
  return { count: () => text.split('event: filings-changed').length - 1, ended, stop: () => stopping.abort() };
}

describe('when the workflow is away', () => {
  it('says that a decision is not confirmed, and nothing is half done', async () => {
    const karin = await Browser.of(KARIN);
    const filingId = await aWaitingFiling(karin);
    await flow.close();
    const path = `/api/filings/${filingId}/approve`;
    const answer = await karin.call('POST', path, { documentSha256: SHA });
    expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([
      503,
      'DECISION_UNCONFIRMED',
      '3',
    ]);
    expect(await karin.listed(filingId)).toMatchObject({ status: 30 });
  });
});
