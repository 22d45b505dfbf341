import { createHash, randomUUID } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { EmployeeChanged, OrganisationChanged, type Me, type Problem } from '@akkoord/contracts';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf, personKey, startService, type RunningService } from '@akkoord/service-kit';
import { createEmptyDatabase, createSchema, startPrivateRabbitmq, type PrivateServer } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { portalApi } from '../index.js';
import { BootstrapAccounts } from '../account/bootstrap-accounts.js';
import { erasePerson } from '../people/erase-person.js';
import { keepEmployees, keepOrganisations } from '../people/people.repository.js';
import { PortalApiConfig } from '../portal-api.config.js';
import { storedForm } from './session-token.js';

// Who gets in, and who is put out, without anybody else's service beside the portal.

const TENANT = '12345';
const account = (name: string) => ({
  ...{
    participantNumber: TENANT,
    name,
    email: `${name}@kantoor.example`,
    site: 'office',
    password: `${name}-password`,
  },
});
const [SANNE, RUUD, TOM] = [account('sanne'), account('ruud'), account('tom')];
const [TOM_ID, OTHER_ORGANISATION] = [randomUUID(), randomUUID()];

let broker: PrivateServer;
let drop: () => Promise<void>;
let portal: RunningService;
let database: Database;

beforeAll(async () => {
  const [made, rabbit] = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
  [drop, broker] = [made.drop, rabbit];
  const url = await createSchema(made.adminUrl, portalApi.schema, migrationsOf(portalApi));
  portal = await startService(portalApi, {
    AKKOORD_AMQP_URL: broker.url,
    AKKOORD_INTERNAL_TOKEN: 'internal-token-for-tests-of-32-signs',
    AKKOORD_LOG_LEVEL: 'fatal',
    PORTAL_API_DATABASE_URL: url,
    PORTAL_API_CONNECTOR_URL: 'http://127.0.0.1:9',
    PORTAL_API_BOOTSTRAP_ACCOUNTS: JSON.stringify([SANNE, RUUD, TOM]),
  });
  database = await openDatabase({ url, schema: portalApi.schema, poolSize: 2 });
});

afterAll(async () => {
  await Promise.all([portal?.close(), database?.close()]);
  await Promise.all([broker?.remove(), drop?.()]);
});

const logIn = (body: object, headers: Record<string, string> = {}, path = '/api/session') =>
  fetch(`${portal.url}${path}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

async function cookieOf({ email, password }: typeof SANNE): Promise<string> {
  const answer = await logIn({ email, password });
  expect(answer.status).toBe(200);
  return answer.headers.getSetCookie()[0]!.split(';')[0]!;
}

const statusOf = async (cookie: string): Promise<number> =>
  (await fetch(`${portal.url}/api/me`, { headers: { cookie, 'sec-fetch-site': 'same-origin' } })).status;

/** What a start with these accounts in the configuration does. */
const startWith = (...accounts: (typeof SANNE)[]): Promise<void> => {
  const config = Object.assign(new PortalApiConfig(), { bootstrapAccounts: JSON.stringify(accounts) });
  return new BootstrapAccounts(config, database).onApplicationBootstrap();
};

describe('a request from another website', () => {
  const { email, password } = SANNE;
  const elsewhere = { 'sec-fetch-site': 'same-site', origin: 'https://other.example' };

  it.each(['/%61pi/session', '/ap%69/session', '/%61%70%69/session'])('is refused under %s too', async (path) => {
    const answer = await logIn({ email, password }, elsewhere, path);
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([403, 'CROSS_SITE_REFUSED']);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is refused under a whole address too', async () => {
    const { hostname, port, host } = new URL(portal.url);
    const body = JSON.stringify({ email, password });
    const head = [
      `POST http://${host}/api/session HTTP/1.1`,
      `host: ${host}`,
      ...Object.entries(elsewhere).map(([name, value]) => `${name}: ${value}`),
      'content-type: application/json',
      `content-length: ${body.length}`,
      'connection: close',
    ].join('\r\n');
    expect(await exchange(connect(Number(port), hostname), `${head}\r\n\r\n${body}`)).toMatch(/^HTTP\/1\.1 403 /);
  });
});

async function exchange(socket: Socket, sent: string): Promise<string> {
  socket.write(sent);
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

describe('a request of somebody who is not logged in', () => {
  it('is not read beyond what any of ours takes', async () => {
    const answer = await logIn({ email: SANNE.email, password: 'x'.repeat(2 * 1024 * 1024) });
    expect(answer.status).toBe(413);
  });
});

describe('a request that cannot be read', () => {
  it.each(['', '{"email"'])('is answered as a problem, as all else is: %p', async (body) => {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const answer = await fetch(`${portal.url}/api/session`, { method: 'POST', headers, body });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(await answer.json()).toMatchObject({
      status: 400,
      code: 'INVALID_INPUT',
      messages: { nl: expect.any(String) },
    });
  });
});

describe('who tried to log in', () => {
  it('is not kept once it no longer counts', async () => {
    const before = (minutes: number, key: string) =>
      database.inSystem((tx) =>
        tx.query(
          `insert into login_attempt (key_sha256, attempts, window_ends_at) values ($1, 1, now() - $2 * interval '1 minute')`,
          [key, minutes],
        ),
      );
    await Promise.all([before(1, 'over'), before(-5, 'still counts')]);
    await cookieOf(SANNE);
    const kept = await database.inSystem((tx) =>
      tx.query(`select key_sha256 as key from login_attempt where key_sha256 in ('over', 'still counts')`),
    );
    expect(kept).toEqual([{ key: 'still counts' }]);
  });
});

describe('attempts to log in', () => {
  it('from addresses of one IPv6 network count together', async () => {
    for (const address of ['2001:db8:5:6::1', '2001:db8:5:6:2:3:4:5'])
      await logIn({ email: 'nobody@example.nl', password: 'wrong' }, { 'x-forwarded-for': address });
    const counted = await database.inSystem((tx) =>
      tx.query('select attempts from login_attempt where key_sha256 = $1', [
        createHash('sha256').update('address:2001:db8:5:6::/64').digest('hex'),
      ]),
    );
    expect(counted).toEqual([{ attempts: 2 }]);
  });
});

describe('an account of the configuration', () => {
  const employee = (email: string, version: number) => ({
    ...{ employeeId: TOM_ID, name: 'Tom', email, roles: ['office-reviewer'] as const, isActive: true, version },
    organisationIds: [OTHER_ORGANISATION],
  });
  const told = (email: string, version: number) =>
    database.inTenant(TENANT, (tx) =>
      keepEmployees(tx, [Object.assign(new EmployeeChanged(), employee(email, version))]),
    );

  it('of an employee who got another address sees no more than he did', async () => {
    const cookie = await cookieOf(TOM);
    const organisation = Object.assign(new OrganisationChanged(), {
      ...{ organisationId: randomUUID(), name: 'Bakkerij De Korenaar', isActive: true, version: 1 },
    });
    await database.inTenant(TENANT, (tx) => keepOrganisations(tx, [organisation]));
    const seen = async (): Promise<unknown[]> => {
      const headers = { cookie, 'sec-fetch-site': 'same-origin' };
      return ((await (await fetch(`${portal.url}/api/me`, { headers })).json()) as Me).organisations;
    };
    expect(await seen()).toHaveLength(1);
    await told(TOM.email, 1);
    expect(await seen()).toEqual([]);
    await told('tom.de.wit@kantoor.example', 2);
    expect(await seen()).toEqual([]);
  });

  it('of an employee who was erased sees nothing when the configuration makes it anew', async () => {
    const organisation = Object.assign(new OrganisationChanged(), {
      ...{ organisationId: randomUUID(), name: 'Garage De Bolder', isActive: true, version: 1 },
    });
    const [email, personIds] = ['ank@kantoor.example', [randomUUID()]];
    const ank = { ...account('ank'), email };
    await startWith(SANNE, RUUD, TOM, ank);
    await database.inTenant(TENANT, async (tx) => {
      await keepOrganisations(tx, [organisation]);
      const left = { ...employee(email, 1), employeeId: personIds[0]!, isActive: false };
      await keepEmployees(tx, [Object.assign(new EmployeeChanged(), left)]);
      await erasePerson(tx, { personKey: personKey(TENANT, email), personIds });
    });
    expect((await logIn({ email, password: ank.password })).status).toBe(401);
    await startWith(SANNE, RUUD, TOM, ank);
    const headers = { cookie: await cookieOf(ank), 'sec-fetch-site': 'same-origin' };
    expect(await (await fetch(`${portal.url}/api/me`, { headers })).json()).toMatchObject({ organisations: [] });
    await startWith(SANNE, RUUD, TOM);
  });

  it('with another password ends what was open under the old one, and nothing of others', async () => {
    const [old, other] = [await cookieOf(RUUD), await cookieOf(SANNE)];
    await startWith(SANNE, RUUD, TOM);
    expect(await statusOf(old)).toBe(200);
    const changed = { ...RUUD, password: 'another-password' };
    await startWith(SANNE, changed, TOM);
    expect([await statusOf(old), await statusOf(other)]).toEqual([401, 200]);
    expect(await statusOf(await cookieOf(changed))).toBe(200);
    await startWith(SANNE, RUUD, TOM);
  });

  it.each([undefined, '', ' '])(
    'stays when the configuration says nothing of accounts (%p)',
    async (bootstrapAccounts) => {
      const open = await cookieOf(RUUD);
      const config = Object.assign(new PortalApiConfig(), { bootstrapAccounts });
      await new BootstrapAccounts(config, database).onApplicationBootstrap();
      expect(await statusOf(open)).toBe(200);
    },
  );

  it('that is taken out of it is put out, and cannot come in until it is back', async () => {
    const [old, other] = [await cookieOf(RUUD), await cookieOf(SANNE)];
    await startWith(SANNE, TOM);
    expect([await statusOf(old), await statusOf(other)]).toEqual([401, 200]);
    expect((await logIn({ email: RUUD.email, password: RUUD.password })).status).toBe(401);
    await startWith(SANNE, RUUD, TOM);
    expect(await statusOf(old)).toBe(401);
    expect(await statusOf(await cookieOf(RUUD))).toBe(200);
  });
});

describe('a session', () => {
  const idleFor = (cookie: string, minutes: number): Promise<unknown> =>
    database.inSystem((tx) =>
      tx.query('update session set seen_at = now() - make_interval(mins => $2) where token_sha256 = $1', [
        storedForm(cookie.split('=')[1]),
        minutes,
      ]),
    );
  const idleMinutes = async (cookie: string): Promise<number> => {
    const sql = `select round(extract(epoch from now() - seen_at) / 60)::int as minutes from session where token_sha256 = $1`;
    const token = storedForm(cookie.split('=')[1]);
    const [row] = await database.inSystem((tx) => tx.query<{ minutes: number }>(sql, [token]));
    return row!.minutes;
  };
  const ask = (cookie: string, path: string, headers: Record<string, string> = {}) =>
    fetch(`${portal.url}${path}`, { headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers } });

  it('is not prolonged by what an open page asks by itself, and is by what the person does', async () => {
    const cookie = await cookieOf(SANNE);
    await idleFor(cookie, 20);
    const [list, events] = await Promise.all([
      ask(cookie, '/api/filings', { 'akkoord-unattended': '1' }),
      ask(cookie, '/api/events', { accept: 'text/event-stream' }),
    ]);
    await events.body?.cancel();
    expect([list.status, events.status, await idleMinutes(cookie)]).toEqual([200, 200, 20]);
    expect([(await ask(cookie, '/api/filings')).status, await idleMinutes(cookie)]).toEqual([200, 0]);
    await idleFor(cookie, 31);
    expect((await ask(cookie, '/api/filings', { 'akkoord-unattended': '1' })).status).toBe(401);
  });
});
