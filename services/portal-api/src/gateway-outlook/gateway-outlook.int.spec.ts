import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { PortalOutlook } from '@akkoord/contracts';
import { migrationsOf, startService, type RunningService } from '@akkoord/service-kit';
import { createTestDatabase, testServers, type TestDatabase } from '@akkoord/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { portalApi } from '../index.js';

const TENANT = '39001';
const TOKEN = 'internal-token-for-tests-of-32-signs';
const BAKERY = randomUUID();
const FILING = randomUUID();
const MANAGER = { email: 'manager@kantoor.example', password: 'manager-password', site: 'office' };
const ONLOOKER = { email: 'onlooker@kantoor.example', password: 'onlooker-password', site: 'office' };
const [FOR_BAKERY, FOR_OTHER] = ['for-bakery', 'for-other'].map((name) => ({
  ...{ email: `${name}@kantoor.example`, password: `${name}-password`, site: 'office' },
})) as [typeof MANAGER, typeof MANAGER];
const GONE = { email: 'gone@kantoor.example', password: 'gone-password', site: 'office' };
const CLIENT = { email: 'karin@bakkerij.example', password: 'karin-password', site: 'client' };
const OTHER = { email: 'smit@garage.example', password: 'smit-password', site: 'client' };

let gateway: Server;
let test: TestDatabase;
let portal: RunningService;
let isAway = false;
const asked: { path: string; authorization: string | undefined; body: string }[] = [];

const OUTAGE = { outageId: randomUUID(), host: 'h:443', reason: 'timeout', since: new Date().toISOString() };
const ANSWERS: Record<string, object | Buffer> = {
  outlook: {
    participantNumber: TENANT,
    at: new Date().toISOString(),
    outages: [{ ...OUTAGE, messages: { nl: 'Digipoort heeft een storing.', en: 'Outage.' } }],
    forecast: { waiting: 12, late: 0, messages: { nl: 'Er wachten 12 aangiften.', en: '12 filings wait.' } },
    stopped: 1,
  },
  certificates: { certificates: [] },
  'communication-profile': { canFile: true },
  [`filings/${FILING}`]: { filingId: FILING, phase: 'attention', attempts: 1, canBeReleased: true, statuses: [] },
  [`filings/${FILING}/evidence.zip`]: Buffer.from('PK evidence'),
  [`filings/${FILING}/release`]: { filingId: FILING, result: 'asks-first' },
  [`filings/${FILING}/settle`]: { filingId: FILING, result: 'accepted' },
};

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

beforeAll(async () => {
  // The gateway as the portal sees it: its own answers are tested there.
  gateway = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      if (isAway) return void request.socket.destroy();
      const path = (request.url ?? '').replace(`/v1/offices/${TENANT}/`, '');
      asked.push({ path, authorization: request.headers.authorization, body });
      const answer = ANSWERS[path];
      const refusal = { code: 'NOTHING_TO_CLAIM', messages: { nl: 'Niets te kiezen.', en: 'Nothing to choose.' } };
      response.writeHead(answer ? 200 : 409, { 'content-type': 'application/json' });
      return void response.end(Buffer.isBuffer(answer) ? answer : JSON.stringify(answer ?? refusal));
    });
  }).listen(0, '127.0.0.1');
  test = await createTestDatabase('portal', migrationsOf(portalApi));
  portal = await startService(portalApi, {
    AKKOORD_AMQP_URL: testServers().amqpUrl,
    AKKOORD_INTERNAL_TOKEN: TOKEN,
    AKKOORD_LOG_LEVEL: 'fatal',
    AKKOORD_DATABASE_URL: test.url,
    AKKOORD_CONNECTOR_URL: 'http://127.0.0.1:9',
    AKKOORD_DIGIPOORT_GATEWAY_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
    AKKOORD_BOOTSTRAP_ACCOUNTS: JSON.stringify(
      [MANAGER, ONLOOKER, FOR_BAKERY, FOR_OTHER, GONE, CLIENT, OTHER].map((login) => ({
        participantNumber: TENANT,
        name: login.email,
        ...login,
      })),
    ),
  });
  const facts = {
    ...{ clientEnvironmentId: randomUUID(), externalMessageId: 'OB-1', kind: 'vat-return' },
    period: { start: '2026-07-01', end: '2026-09-30' },
    document: { sha256: '0'.repeat(64), size: 1, mediaType: 'application/xml' },
  };
  const details = { sendError: { code: 'DIGIPOORT_OUTAGE', nextAttemptAt: '2026-10-20T12:00:00.000Z' } };
  await test.database.inTenant(TENANT, async (tx) => {
    await tx.query(`insert into organisation values ($1, $2, 'Bakkerij', true, 1)`, [TENANT, BAKERY]);
    await tx.query(
      `insert into contact (tenant, contact_id, organisation_id, name, email, roles, is_active, version)
       values ($1, $2, $3, 'Karin', $4, '{approver}', true, 1)`,
      [TENANT, randomUUID(), BAKERY, CLIENT.email],
    );
    await tx.query(
      `insert into employee (tenant, employee_id, name, email, roles, organisation_ids, is_active, version)
       values ($1, $2, 'M', $3, '{office-manager}', '{}', true, 1), ($1, $4, 'G', $5, '{office-manager}', '{}', false, 1)`,
      [TENANT, randomUUID(), MANAGER.email, randomUUID(), GONE.email],
    );
    for (const [{ email }, organisationId] of [
      [FOR_BAKERY, BAKERY],
      [FOR_OTHER, randomUUID()],
    ] as const)
      await tx.query(
        `insert into employee (tenant, employee_id, name, email, roles, organisation_ids, is_active, version)
         values ($1, $2, 'R', $3, '{office-reviewer}', array[$4::uuid], true, 1)`,
        [TENANT, randomUUID(), email, organisationId],
      );
    await tx.query(
      `insert into filing (tenant, filing_id, organisation_id, organisation_name, facts, status, sequence, changed_at, history, details)
       values ($1, $2, $3, 'Bakkerij', $4, 70, 7, now(), '[]', $5)`,
      [TENANT, FILING, BAKERY, JSON.stringify(facts), JSON.stringify(details)],
    );
  });
});
afterAll(async () => {
  await portal?.close();
  await test?.drop();
  gateway?.close();
  gateway?.closeAllConnections();
});
beforeEach(() => {
  isAway = false;
  asked.length = 0;
});

async function as({ email, password }: typeof MANAGER, method: string, path: string, body?: object): Promise<Response> {
  const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' };
  const login = await fetch(`${portal.url}/api/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  });
  const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
  return fetch(`${portal.url}${path}`, {
    method,
    headers: { ...headers, cookie },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}
const outlookOf = async (who: typeof MANAGER) => (await (await as(who, 'GET', '/api/outlook')).json()) as PortalOutlook;

describe('the outlook', () => {
  it('tells the office of the outage with what waits, and of what stopped', async () => {
    const { isKnown, notices, waiting, stopped } = await outlookOf(MANAGER);
    expect({ isKnown, waiting, stopped, codes: notices.map(({ code }) => code) }).toEqual({
      ...{ isKnown: true, waiting: 12, stopped: 1 },
      codes: ['OUTAGE', 'STOPPED'],
    });
    expect(asked[0]?.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('tells a client of his own filing only, and another client nothing', async () => {
    const own = await outlookOf(CLIENT);
    expect(own).toMatchObject({ waiting: 1, stopped: 0, nextAttemptAt: '2026-10-20T12:00:00.000Z' });
    expect(own.notices[0]?.messages.nl).toContain('Uw aangifte wacht');
    expect(JSON.stringify(own)).not.toContain('12 aangiften');
    expect(await outlookOf(OTHER)).toMatchObject({ notices: [], waiting: 0 });
  });

  it('tells who works for some organisations of the outage, and how much of theirs waits', async () => {
    const [own, others] = [await outlookOf(FOR_BAKERY), await outlookOf(FOR_OTHER)];
    expect(own).toMatchObject({ waiting: 1, stopped: 0, nextAttemptAt: '2026-10-20T12:00:00.000Z' });
    expect(others).toMatchObject({ isKnown: true, waiting: 0, stopped: 0 });
    for (const { notices } of [own, others])
      expect(notices.map(({ messages: { nl } }) => nl)).toEqual(['Digipoort heeft een storing.']);
  });

  it('tells an account of the configuration, and nothing to an employee who left', async () => {
    expect(await outlookOf(ONLOOKER)).toMatchObject({ isKnown: true, stopped: 1 });
    expect(await outlookOf(GONE)).toEqual({ isKnown: false, notices: [], waiting: 0, stopped: 0 });
    expect(asked.length).toBeGreaterThan(0);
  });

  it('says nothing while the gateway is away', async () => {
    isAway = true;
    expect(await outlookOf(MANAGER)).toEqual({ isKnown: false, notices: [], waiting: 0, stopped: 0 });
  });
});

describe('a filing that stopped', () => {
  it('is released by whoever may mend it, under his own name', async () => {
    const commandId = randomUUID();
    const answer = await as(MANAGER, 'POST', `/api/filings/${FILING}/release`, { commandId });
    expect([answer.status, await answer.json()]).toEqual([200, { filingId: FILING, result: 'asks-first' }]);
    expect(JSON.parse(asked.at(-1)!.body)).toEqual({ commandId, actor: MANAGER.email });
  });

  it('is settled by whoever may mend it and has looked at the tax office, under his own name', async () => {
    const seen = { commandId: randomUUID(), reason: 'Mijn Belastingdienst Zakelijk', arrived: true, kenmerk: 'K1' };
    const answer = await as(MANAGER, 'POST', `/api/filings/${FILING}/settle`, seen);
    expect([answer.status, await answer.json()]).toEqual([200, { filingId: FILING, result: 'accepted' }]);
    expect(JSON.parse(asked.at(-1)!.body)).toEqual({ ...seen, actor: MANAGER.email });
    const { reason: _, ...unexplained } = seen;
    expect((await as(MANAGER, 'POST', `/api/filings/${FILING}/settle`, unexplained)).status).toBe(400);
  });

  it.each([
    [ONLOOKER, 403, 'ACTION_NOT_YOURS'],
    [CLIENT, 403, 'OFFICE_ONLY'],
    [OTHER, 404, 'FILING_NOT_FOUND'],
  ])('is not released or settled by others (%#)', async (who, status, code) => {
    const order = { commandId: randomUUID() };
    for (const [what, body] of [
      ['release', order],
      ['settle', { ...order, reason: 'gezien', arrived: false }],
    ] as const) {
      const answer = await as(who, 'POST', `/api/filings/${FILING}/${what}`, body);
      expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([status, code]);
    }
    expect(asked).toEqual([]);
  });

  it('refuses in the words of the gateway, and says so when that is away', async () => {
    const claim = { commandId: randomUUID(), reason: 'gebeld' };
    const refused = await as(MANAGER, 'POST', `/api/filings/${FILING}/claim`, claim);
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'NOTHING_TO_CLAIM' }]);
    isAway = true;
    expect((await as(MANAGER, 'POST', `/api/filings/${FILING}/claim`, claim)).status).toBe(503);
  });
});

describe('the evidence file', () => {
  it('is for the office', async () => {
    const answer = await as(ONLOOKER, 'GET', `/api/filings/${FILING}/evidence.zip`);
    expect([answer.headers.get('content-type'), await answer.text()]).toEqual(['application/zip', 'PK evidence']);
    expect((await as(CLIENT, 'GET', `/api/filings/${FILING}/evidence.zip`)).status).toBe(403);
    expect((await as(OTHER, 'GET', `/api/filings/${FILING}/evidence.zip`)).status).toBe(404);
  });
});
