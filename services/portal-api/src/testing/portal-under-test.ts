import { randomUUID } from 'node:crypto';
import type { Problem } from '@akkoord/contracts';
import { CLOUD_EVENTS_JSON, EXCHANGES } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf, startService, type ServiceConfig, type ServiceDefinition } from '@akkoord/service-kit';
import { createEmptyDatabase, createSchema, startPrivateRabbitmq } from '@akkoord/testing';
import { portalApi } from '../index.js';

export const TENANT = '12345';
export const INTERNAL_TOKEN = 'internal-token-for-tests-of-32-signs';
/** Of everybody. */
export const PASSWORD = 'a-password-of-a-test';

/** How a test publishes: only tests themselves talk to the broker. */
interface Connection {
  createConfirmChannel(): Promise<{
    publish(exchange: string, key: string, content: Buffer, options: object): unknown;
    waitForConfirms(): Promise<void>;
  }>;
  close(): Promise<unknown>;
}

export interface PortalOptions {
  readonly connect: (amqpUrl: string) => Promise<Connection>;
  /** Addresses of people with an account, by site. */
  readonly logins: Readonly<Record<'client' | 'office', readonly string[]>>;
  readonly settings?: Readonly<Record<string, string>>;
}

/** What somebody's browser asks the portal. */
export type Call = <T = Problem>(method: string, path: string, given?: object) => Promise<{ status: number; body: T }>;

type Service = Awaited<ReturnType<typeof startService>>;

/** A portal and the service that answers it, with a database and a broker of their own. */
export class PortalUnderTest {
  private constructor(
    /** Where browsers go. */
    public url: string,
    /** Of the service beside the portal, and the portal's own; a connection each. */
    readonly databases: { readonly beside: Database; readonly portal: Database },
    private readonly channel: Awaited<ReturnType<Connection['createConfirmChannel']>>,
    private readonly leaveAlone: () => Promise<string>,
    readonly remove: () => Promise<void>,
  ) {}

  static async start<C extends ServiceConfig>(
    beside: ServiceDefinition<C>,
    { connect, logins, settings: more = {} }: PortalOptions,
  ): Promise<PortalUnderTest> {
    const [{ adminUrl, drop }, broker] = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
    const [url, portalUrl] = [
      await createSchema(adminUrl, beside.schema, migrationsOf(beside)),
      await createSchema(adminUrl, portalApi.schema, migrationsOf(portalApi)),
    ];
    const settings = {
      AKKOORD_AMQP_URL: broker.url,
      AKKOORD_INTERNAL_TOKEN: INTERNAL_TOKEN,
      AKKOORD_LOG_LEVEL: 'fatal',
      [`${beside.name.toUpperCase()}_DATABASE_URL`]: url,
      PORTAL_API_DATABASE_URL: portalUrl,
      PORTAL_API_CONNECTOR_URL: 'http://127.0.0.1:9',
      PORTAL_API_DECISION_TIMEOUT_MS: '60000',
      PORTAL_API_BOOTSTRAP_ACCOUNTS: JSON.stringify(accountsOf(logins)),
      ...more,
    };
    const services: [Service, Service, ...Service[]] = await Promise.all([
      startService(portalApi, settings),
      startService(beside, settings),
    ]);
    const databases = {
      beside: await openDatabase({ url, schema: beside.schema, poolSize: 1 }),
      portal: await openDatabase({ url: portalUrl, schema: portalApi.schema, poolSize: 1 }),
    };
    const connection = await connect(broker.url);
    const channel = await connection.createConfirmChannel();
    const leaveAlone = async (): Promise<string> => {
      await services[1].close();
      const impatient = await startService(portalApi, { ...settings, PORTAL_API_DECISION_TIMEOUT_MS: '500' });
      services.push(impatient);
      return impatient.url;
    };
    return new PortalUnderTest(services[0].url, databases, channel, leaveAlone, async () => {
      await Promise.all([...services, ...Object.values(databases), connection].map((one) => one.close()));
      await Promise.all([broker.remove(), drop()]);
    });
  }

  /** Ends the service beside the portal; browsers then reach an instance without patience for an answer that cannot come. */
  async stopBeside(): Promise<void> {
    this.url = await this.leaveAlone();
  }

  async publish(type: string, data: object): Promise<void> {
    const [id, time] = [randomUUID(), new Date().toISOString()];
    const event = { specversion: '1.0', id, source: '/test', type, subject: '', time, tenant: TENANT, data };
    const options = { type, messageId: id, contentType: CLOUD_EVENTS_JSON, persistent: true };
    this.channel.publish(EXCHANGES.internal, type, Buffer.from(JSON.stringify(event)), options);
    await this.channel.waitForConfirms();
  }

  /** The browser of somebody who has logged in. */
  async logIn(email: string): Promise<Call> {
    const headers = { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
    const body = JSON.stringify({ email, password: PASSWORD });
    const session = await fetch(`${this.url}/api/session`, { method: 'POST', headers, body });
    const cookie = session.headers.getSetCookie()[0]!.split(';')[0]!;
    return async <T>(method: string, path: string, given?: object) => {
      const sent = method === 'GET' ? {} : { body: JSON.stringify(given ?? {}) };
      const answer = await fetch(`${this.url}${path}`, { method, headers: { ...headers, cookie }, ...sent });
      return { status: answer.status, body: (await answer.json()) as T };
    };
  }
}

const accountsOf = (logins: PortalOptions['logins']) =>
  Object.entries(logins).flatMap(([site, emails]) =>
    emails.map((email) => ({ participantNumber: TENANT, name: email, email, site, password: PASSWORD })),
  );
