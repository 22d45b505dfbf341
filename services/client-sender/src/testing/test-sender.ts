import { randomBytes, randomUUID } from 'node:crypto';
import { migrationsOf, type RunningService, startService } from '@akkoord/service-kit';
import { createTestDatabase, type PrivateServer, startPrivateRabbitmq, type TestDatabase } from '@akkoord/testing';
import { clientSender } from '../index.js';
import { FakeConnector } from './fake-connector.js';

/** A client environment of a test. */
export interface TestEnvironment {
  readonly id: string;
  readonly erpToken: string;
}

const aToken = (prefix: string): string => `${prefix}_${randomBytes(32).toString('base64url')}`;

/** A client-sender with two environments at one office, and the connector of that office. For tests. */
export class TestSender {
  readonly connector = new FakeConnector(aToken('akc'));
  readonly bakery: TestEnvironment = { id: randomUUID(), erpToken: aToken('ake') };
  readonly garage: TestEnvironment = { id: randomUUID(), erpToken: aToken('ake') };
  db!: TestDatabase;
  /** Its own: on a shared one the client-senders of other specs would take what its ERPs send. */
  broker!: PrivateServer;
  service!: RunningService;
  private readonly secretKey = randomBytes(32).toString('base64');

  async begin(): Promise<this> {
    await this.connector.start();
    [this.db, this.broker] = await Promise.all([
      createTestDatabase('client_sender', migrationsOf(clientSender)),
      startPrivateRabbitmq(),
    ]);
    await this.start();
    return this;
  }

  /** Starts the service; again after `service.close()`. */
  async start(): Promise<void> {
    this.service = await this.startAnother();
  }

  /** Starts the service once more, beside what runs; the caller closes it. */
  startAnother(): Promise<RunningService> {
    return startService(clientSender, this.environment());
  }

  async end(): Promise<void> {
    await this.service?.close();
    await this.connector.stop();
    await Promise.all([this.db?.drop(), this.broker?.remove()]);
  }

  /** A request as the bakery's ERP, or with another token. */
  async call(method: string, path: string, body?: unknown, token = this.bakery.erpToken): Promise<Reply> {
    const response = await fetch(`${this.service.url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    const answer: unknown = isJson ? JSON.parse(text) : text;
    return { status: response.status, body: answer };
  }

  private environment(): Record<string, string> {
    const common = {
      participantNumber: '12345',
      connectorUrl: this.connector.url,
      connectorToken: this.connector.token,
    };
    const bootstrap = [
      { ...common, environmentId: this.bakery.id, name: 'Bakkerij', erpToken: this.bakery.erpToken },
      { ...common, environmentId: this.garage.id, name: 'Garage', erpToken: this.garage.erpToken },
    ];
    return {
      CLIENT_SENDER_DATABASE_URL: this.db.url,
      CLIENT_SENDER_BOOTSTRAP: JSON.stringify(bootstrap),
      CLIENT_SENDER_SECRET_KEY: this.secretKey,
      CLIENT_SENDER_WEBHOOK_ALLOW_PRIVATE: 'true',
      CLIENT_SENDER_RETRY_BASE_MS: '50',
      CLIENT_SENDER_RETRY_CAP_MS: '200',
      CLIENT_SENDER_RETRY_SLOW_MS: '200',
      CLIENT_SENDER_WEBHOOK_RETRY_BASE_MS: '50',
      CLIENT_SENDER_ELIGIBILITY_TIMEOUT_MS: '3000',
      CLIENT_SENDER_LEASE_MS: '5000',
      CLIENT_SENDER_POLL_MS: '100',
      AKKOORD_AMQP_URL: this.broker.url,
      AKKOORD_INTERNAL_TOKEN: 'internal-token-for-tests-of-32-signs',
      AKKOORD_LOG_LEVEL: 'fatal',
    };
  }
}

/** Whatever came back; tests assert what it is. */
export type Json = ReturnType<typeof JSON.parse>;

export interface Reply {
  readonly status: number;
  /** Parsed when it is JSON. */
  readonly body: Json;
}
