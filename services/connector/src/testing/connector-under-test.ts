import { randomBytes, randomInt } from 'node:crypto';
import type { IssuedToken } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database, uuidv7 } from '@akkoord/persistence';
import { defineService, migrationsOf, startService } from '@akkoord/service-kit';
import { createTestDatabase, testServers } from '@akkoord/testing';
import { Module } from '@nestjs/common';
import { Client } from 'pg';
import { ConnectorModule } from '../connector.module.js';
import { connector } from '../index.js';
import { newTokenSecret } from '../token/token-secret.js';
import { Recorder } from './recorder.controller.js';

@Module({ imports: [ConnectorModule], controllers: [Recorder] })
class ConnectorWithRecorder {}

const LISTENERS = `from pg_stat_activity where datname = current_database() and query = 'listen "connector_broadcast"'`;

async function asAdmin(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<object>(sql);
    return rows;
  } finally {
    await client.end();
  }
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T & { code?: string };
  readonly headers: Headers;
}
export interface CallOptions {
  readonly token?: string;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

/** Starts one or more connectors on one database, for an office of their own, and calls them over HTTP. */
export async function startConnectors(instances = 1, settings: Readonly<Record<string, string>> = {}) {
  const tenant = String(randomInt(10_000, 100_000));
  const adminToken = newTokenSecret();
  const internalToken = randomBytes(32).toString('hex');
  const made = await createTestDatabase('connector', migrationsOf(connector));
  // A name of its own gives it a queue of its own on the broker that all tests share.
  const definition = defineService({
    ...connector,
    name: `connector-${randomBytes(4).toString('hex')}`,
    module: () => ConnectorWithRecorder,
  });
  const environment = {
    AKKOORD_DATABASE_URL: made.url,
    AKKOORD_AMQP_URL: testServers().amqpUrl,
    AKKOORD_INTERNAL_TOKEN: internalToken,
    AKKOORD_LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'error',
    AKKOORD_BOOTSTRAP_OFFICE: tenant,
    AKKOORD_BOOTSTRAP_ADMIN_TOKEN: adminToken,
    ...settings,
  };
  const services = await Promise.all(Array.from({ length: instances }, () => startService(definition, environment)));
  const [service] = services as [(typeof services)[0]];

  async function call<T = Record<string, unknown>>(
    method: string,
    path: string,
    { token, body, headers }: CallOptions = {},
    instance = service,
  ): Promise<Answer<T>> {
    const response = await fetch(instance.url + path, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = (text.startsWith('{') ? JSON.parse(text) : { text }) as T & { code?: string };
    return { status: response.status, body: answer, headers: response.headers };
  }
  const office = `/v1/offices/${tenant}`;
  const admin = <T = Record<string, unknown>>(method: string, path: string, body?: unknown) =>
    call<T>(method, `${office}/${path}`, { token: adminToken, body });

  return {
    tenant,
    office,
    adminToken,
    internalToken,
    services,
    database: made.database,
    outbox: service.app.get(Outbox),
    own: service.app.get(Database),
    recorder: {
      of: <T>(type: string, subject: string): T[] =>
        services.flatMap(({ app }) => app.get(Recorder).of(type, subject) as T[]),
    },
    call,
    admin,
    /** A client environment with a token. */
    async anEnvironment(name = 'Bakkerij'): Promise<{ id: string; token: string; tokenId: string }> {
      const id = uuidv7();
      await admin('PUT', `client-environments/${id}`, { name });
      const { body } = await admin<IssuedToken>('POST', `client-environments/${id}/tokens`);
      return { id, token: body.token, tokenId: body.tokenId };
    },
    /** An organisation with a VAT number. */
    async anOrganisation(vatNumber: string, name = 'Bakkerij Jansen'): Promise<string> {
      const id = uuidv7();
      await admin('PUT', `organisations/${id}`, {
        name,
        identificationNumbers: [{ type: 'omzetbelastingnummer', value: vatNumber }],
      });
      return id;
    },
    /** Breaks the connections on which the instances hear each other. */
    cutListeners: () => asAdmin(made.adminUrl, `select pg_terminate_backend(pid) ${LISTENERS}`),
    listeners: async () => (await asAdmin(made.adminUrl, `select pid ${LISTENERS}`)).length,
    async close(): Promise<void> {
      await Promise.all(services.map((running) => running.close()));
      await made.drop();
    },
  };
}

export type ConnectorUnderTest = Awaited<ReturnType<typeof startConnectors>>;
