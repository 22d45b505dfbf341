import { randomUUID } from 'node:crypto';
import { connector } from '@akkoord/connector';
import { FilingRegistered, type PersonErasure } from '@akkoord/contracts';
import { mailer } from '@akkoord/mailer';
import { CLOUD_EVENTS_JSON, EXCHANGES } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf, personKey, startService, type RunningService } from '@akkoord/service-kit';
import {
  createEmptyDatabase,
  createSchema,
  eventually,
  startPrivateRabbitmq,
  type PrivateServer,
} from '@akkoord/testing';
import { workflow } from '@akkoord/workflow';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type ChannelModel } from 'amqplib';
import { portalApi } from '../index.js';

// Everything that keeps something of people, asked over HTTP the way `npm run erase-person` asks it.

const OFFICE = '12345';
const ADMIN_TOKEN = `akc_${'e'.repeat(43)}`;
const ORGANISATION = { organisationId: randomUUID(), name: 'Bakkerij De Korenaar' };
const SHA = 'a'.repeat(64);
const KARIN = { id: randomUUID(), name: 'Karin de Vries', email: 'karin@korenaar.example' };
const PIET = { id: randomUUID(), name: 'Piet Bakker', email: 'piet@korenaar.example' };
const PASSWORD = 'a-password';
type Schema = 'connector' | 'workflow' | 'portal' | 'mailer';

let broker: PrivateServer;
let drop: () => Promise<void>;
const services: RunningService[] = [];
let databases: Record<Schema, Database>;
let connection: ChannelModel;
const filingId = randomUUID();

const account = ({ name, email }: typeof KARIN) => ({
  ...{ participantNumber: OFFICE, name, email, site: 'client', password: PASSWORD },
});
const urlOf = (name: string): string => services.find((service) => service.name === name)!.url;

beforeAll(async () => {
  const [made, rabbit] = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
  [drop, broker] = [made.drop, rabbit];
  const urls = {
    connector: await createSchema(made.adminUrl, 'connector', migrationsOf(connector)),
    workflow: await createSchema(made.adminUrl, 'workflow', migrationsOf(workflow)),
    portal: await createSchema(made.adminUrl, 'portal', migrationsOf(portalApi)),
    mailer: await createSchema(made.adminUrl, 'mailer', migrationsOf(mailer)),
  };
  const open = (name: Schema) => openDatabase({ url: urls[name], schema: name, poolSize: 2 });
  databases = {
    connector: await open('connector'),
    workflow: await open('workflow'),
    portal: await open('portal'),
    mailer: await open('mailer'),
  };
  const settings = {
    AKKOORD_AMQP_URL: broker.url,
    AKKOORD_INTERNAL_TOKEN: 'internal-token-for-tests-of-32-signs',
    AKKOORD_LOG_LEVEL: 'fatal',
    AKKOORD_CONNECTOR_URL: 'http://127.0.0.1:9',
    CONNECTOR_DATABASE_URL: urls.connector,
    CONNECTOR_BOOTSTRAP_OFFICE: OFFICE,
    CONNECTOR_BOOTSTRAP_ADMIN_TOKEN: ADMIN_TOKEN,
    WORKFLOW_DATABASE_URL: urls.workflow,
    WORKFLOW_EVIDENCE_KEY: 'e'.repeat(64),
    PORTAL_API_DATABASE_URL: urls.portal,
    PORTAL_API_BOOTSTRAP_ACCOUNTS: JSON.stringify([account(KARIN), account(PIET)]),
    MAILER_DATABASE_URL: urls.mailer,
    // What is planned stays to be seen: nobody listens there.
    MAILER_SMTP_URL: 'smtp://127.0.0.1:9',
    MAILER_FROM: 'portal@akkoord.example',
    MAILER_PORTAL_URL: 'http://127.0.0.1:4000',
  };
  services.push(await startService(connector, settings), await startService(workflow, settings));
  services.push(await startService(portalApi, settings), await startService(mailer, settings));
  connection = await connect(broker.url);
  await administer('PUT', `organisations/${ORGANISATION.organisationId}`, {
    name: ORGANISATION.name,
    identificationNumbers: [],
  });
  await record(KARIN, true);
  await record(PIET, true);
  await everywhere(KARIN.email, true);
  await logIn(KARIN);
  await aFiling();
});

afterAll(async () => {
  await connection?.close();
  await Promise.all(services.map((service) => service.close()));
  await Promise.all(Object.values(databases ?? {}).map((database) => database.close()));
  await broker?.remove();
  await drop?.();
});

async function administer<T>(method: string, path: string, body: object): Promise<{ status: number; body: T }> {
  const answer = await fetch(`${urlOf('connector')}/v1/offices/${OFFICE}/${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as T };
}

async function record({ id, name, email }: typeof KARIN, isActive: boolean): Promise<void> {
  const { organisationId } = ORGANISATION;
  const answer = await administer('PUT', `contacts/${id}`, {
    organisationId,
    name,
    email,
    roles: ['approver'],
    isActive,
  });
  expect(answer.status).toBe(200);
}

const rows = <R extends object>(of: Schema, sql: string, parameters: unknown[] = []) =>
  databases[of].inTenant(OFFICE, (tx) => tx.query<R>(sql, parameters));

/** Every service heard of him as he is now. */
async function everywhere(email: string, isActive: boolean): Promise<void> {
  const id = email === KARIN.email ? KARIN.id : PIET.id;
  for (const place of ['workflow', 'portal', 'mailer'] as const)
    await eventually(async () =>
      expect(await rows(place, 'select is_active from contact where contact_id = $1', [id])).toEqual([
        { is_active: isActive },
      ]),
    );
}

async function logIn({ email }: typeof KARIN): Promise<void> {
  const answer = await fetch(`${urlOf('portal-api')}/api/session`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
}

/** A filing that Karin made, and about which she and Piet get mail. */
async function aFiling(): Promise<void> {
  const [id, type, time] = [randomUUID(), 'filing.registered.v1', new Date().toISOString()];
  const data = Object.assign(new FilingRegistered(), {
    filingId,
    statuses: [{ status: 10, sequence: 1, at: time }],
    organisation: ORGANISATION,
    facts: {
      ...{ clientEnvironmentId: randomUUID(), externalMessageId: filingId, kind: 'vat-return', totalEuros: 100 },
      period: { start: '2026-07-01', end: '2026-09-30' },
      document: { sha256: SHA, size: 10, mediaType: 'application/xml' },
      submittedBy: { personKey: personKey(OFFICE, KARIN.email), name: KARIN.name },
    },
  });
  const event = { specversion: '1.0', id, source: '/test', type, subject: filingId, time, tenant: OFFICE, data };
  const channel = await connection.createConfirmChannel();
  channel.publish(EXCHANGES.internal, type, Buffer.from(JSON.stringify(event)), {
    ...{ type, messageId: id, contentType: CLOUD_EVENTS_JSON, persistent: true },
  });
  await channel.waitForConfirms();
  await eventually(async () => expect(await rows('mailer', 'select from mail')).toHaveLength(2));
  await eventually(async () => expect(await rows('portal', 'select from filing where status = 30')).toHaveLength(1));
}

const erase = (isRehearsal = false) =>
  administer<PersonErasure & { code?: string }>('POST', 'people/erasure', {
    ...{ email: ` ${KARIN.email.toUpperCase()}`.trim(), isRehearsal },
  });

/** Every text of every table of a service, but for what brokers are told and were told. */
async function textsOf(of: Schema): Promise<string> {
  const tables = await rows<{ name: string }>(
    of,
    `select table_name as name from information_schema.tables
     where table_schema = $1 and table_type = 'BASE TABLE' and table_name not in ('outbox', 'inbox')`,
    [of],
  );
  const texts: string[] = [];
  for (const { name } of tables) {
    for (const { text } of await rows<{ text: string }>(of, `select to_jsonb(t)::text as text from "${name}" t`))
      texts.push(`${name} ${text}`);
  }
  return texts.join('\n');
}
const isIn = async (of: Schema, what: string): Promise<boolean> =>
  (await textsOf(of)).toLowerCase().includes(what.toLowerCase());
const found = async (what: string): Promise<string[]> => {
  const places: string[] = [];
  for (const place of ['connector', 'workflow', 'portal', 'mailer'] as const)
    if (await isIn(place, what)) places.push(place);
  return places;
};

describe('a person who asks to be erased', () => {
  it('has to be inactive first, so that nothing waits for him', async () => {
    expect(await erase()).toMatchObject({ status: 409, body: { code: 'PERSON_STILL_ACTIVE' } });
    expect(await found(KARIN.email)).toEqual(['connector', 'portal', 'mailer']);
    await record(KARIN, false);
    await everywhere(KARIN.email, false);
  });

  it('is told beforehand what would happen, and nothing does', async () => {
    const { status, body } = await erase(true);
    expect([status, body.isComplete, body.isRehearsal]).toEqual([200, true, true]);
    expect(await found(KARIN.email)).toEqual(['connector', 'portal', 'mailer']);
    expect(await found(KARIN.name)).toEqual(['connector', 'workflow', 'portal', 'mailer']);
  });

  it('stays findable as long as a service gives no answer, so that asking again ends the work', async () => {
    const index = services.findIndex(({ name }) => name === 'mailer');
    await services[index]!.close();
    const [connectorOnly] = await rows<{ id: string }>('connector', 'select id from contact where id = $1', [KARIN.id]);
    expect(connectorOnly).toBeDefined();
    const { body } = await erase();
    expect(body.isComplete).toBe(false);
    expect(body.services.map(({ service, isDone }) => [service, isDone])).toEqual([
      ['connector', false],
      ['workflow', true],
      ['portal-api', true],
      ['mailer', false],
    ]);
    expect(await found(KARIN.email)).toEqual(['connector', 'mailer']);
    services[index] = await startService(mailer, {
      AKKOORD_AMQP_URL: broker.url,
      AKKOORD_INTERNAL_TOKEN: 'internal-token-for-tests-of-32-signs',
      AKKOORD_LOG_LEVEL: 'fatal',
      AKKOORD_CONNECTOR_URL: 'http://127.0.0.1:9',
      MAILER_DATABASE_URL: databases.mailer.url,
      MAILER_SMTP_URL: 'smtp://127.0.0.1:9',
      MAILER_FROM: 'portal@akkoord.example',
      MAILER_PORTAL_URL: 'http://127.0.0.1:4000',
    });
  });

  it('is gone from all of them; his name stays where the law asks for it; nobody else is touched', async () => {
    const { body } = await erase();
    expect(body.isComplete).toBe(true);
    const kept = body.services.flatMap((one) => one.kept);
    expect(kept).toMatchObject([{ thing: 'submitter-name', count: 1 }]);
    expect(await found(KARIN.email)).toEqual([]);
    // Proof of four eyes: in the approval, and beside the chain.
    expect(await found(KARIN.name)).toEqual(['workflow']);
    expect(await found(PIET.email)).toEqual(['connector', 'portal', 'mailer']);
    expect(await rows('mailer', `select state from mail where erased_at is not null`)).toEqual([{ state: 'outdated' }]);
    expect(await rows('mailer', 'select from mail_job')).toHaveLength(1);
    const again = await erase();
    expect(again.body.isComplete).toBe(true);
    expect(again.body.services.flatMap(({ erased }) => erased)).toEqual([]);
  });

  it('stays gone when everybody is announced again', async () => {
    await administer('POST', 'people/announcement', {});
    await record({ ...PIET, name: 'Piet de Bakker' }, true);
    await eventually(async () =>
      expect(await rows('mailer', 'select name from contact')).toEqual([{ name: 'Piet de Bakker' }]),
    );
    expect(await found(KARIN.email)).toEqual([]);
  });
});
