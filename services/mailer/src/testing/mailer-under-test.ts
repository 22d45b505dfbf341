import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ApprovalRequested,
  ContactChanged,
  EmployeeChanged,
  FilingAccepted,
  type FilingFacts,
  type FilingMoved,
} from '@akkoord/contracts';
import { startMailCatcher } from '@akkoord/local';
import { CLOUD_EVENTS_JSON, EXCHANGES } from '@akkoord/messaging';
import { openDatabase, type Database } from '@akkoord/persistence';
import { migrationsOf, startService, type RunningService } from '@akkoord/service-kit';
import { createEmptyDatabase, createSchema, startPrivateRabbitmq, type PrivateServer } from '@akkoord/testing';
import { mailer } from '../index.js';

export const TENANT = '12345';
export const INTERNAL_TOKEN = 'internal-token-for-tests-of-32-signs';

type Catcher = Awaited<ReturnType<typeof startMailCatcher>>;
export type Caught = ReturnType<Catcher['mails']['list']>[number];

/** How a test publishes: only tests themselves talk to the broker. */
interface Connection {
  createConfirmChannel(): Promise<Channel>;
  close(): Promise<unknown>;
}
interface Channel {
  publish(exchange: string, key: string, content: Buffer, options: object): unknown;
  waitForConfirms(): Promise<void>;
}

/** A mailer with a database, a broker and a catcher of its own. */
export class MailerUnderTest {
  private constructor(
    readonly settings: Record<string, string>,
    readonly catcher: Catcher,
    readonly database: Database,
    private readonly wire: { readonly connection: Connection; readonly channel: Channel },
    private readonly broker: PrivateServer,
    private readonly remains: () => Promise<void>,
    public service: RunningService | undefined,
  ) {}

  static async start(
    connect: (amqpUrl: string) => Promise<Connection>,
    more: Record<string, string> = {},
  ): Promise<MailerUnderTest> {
    const [{ adminUrl, drop }, broker] = await Promise.all([createEmptyDatabase(), startPrivateRabbitmq()]);
    const folder = mkdtempSync(join(tmpdir(), 'akkoord-mail-'));
    const url = await createSchema(adminUrl, 'mailer', migrationsOf(mailer));
    // eslint-disable-next-line prefer-const -- the catcher reports to a mailer that starts after it
    let test: MailerUnderTest | undefined;
    const catcher = await startMailCatcher({ folder, onBounce: async (report) => void (await test?.report(report)) });
    const settings = {
      AKKOORD_AMQP_URL: broker.url,
      AKKOORD_INTERNAL_TOKEN: INTERNAL_TOKEN,
      AKKOORD_LOG_LEVEL: 'fatal',
      MAILER_DATABASE_URL: url,
      MAILER_SMTP_URL: catcher.smtpUrl,
      MAILER_SMTP_TLS: 'off',
      MAILER_FROM: 'portal@akkoord.example',
      MAILER_BOUNCE_ADDRESS: 'bounces@akkoord.example',
      MAILER_PORTAL_URL: 'https://portal.vanvliet.example/',
      MAILER_CONNECTOR_URL: 'http://127.0.0.1:9',
      MAILER_RETRY_MS: '20',
      MAILER_POLL_MS: '50',
      MAILER_OFFICES: JSON.stringify([
        {
          participantNumber: TENANT,
          name: 'Van Vliet Accountants',
          colour: '#1f4e79',
          email: 'info@vanvliet.example',
          logo: PNG,
        },
      ]),
      ...more,
    };
    const database = await openDatabase({ url, schema: 'mailer', poolSize: 2 });
    const connection = await connect(broker.url);
    const wire = { connection, channel: await connection.createConfirmChannel() };
    const remains = async (): Promise<void> => {
      await drop();
      rmSync(folder, { recursive: true, force: true });
    };
    const service = await startService(mailer, settings);
    test = new MailerUnderTest(settings, catcher, database, wire, broker, remains, service);
    return test;
  }

  async remove(): Promise<void> {
    await this.service?.close();
    await Promise.all([this.catcher.stop(), this.database.close(), this.wire.connection.close()]);
    await Promise.all([this.broker.remove(), this.remains()]);
  }

  async publish(event: object, type: string, id: string = randomUUID(), tenant = TENANT): Promise<string> {
    const time = new Date().toISOString();
    const body = { specversion: '1.0', id, source: '/test', type, subject: '', time, tenant, data: event };
    const options = { type, messageId: id, contentType: CLOUD_EVENTS_JSON, persistent: true };
    this.wire.channel.publish(EXCHANGES.internal, type, Buffer.from(JSON.stringify(body)), options);
    await this.wire.channel.waitForConfirms();
    return id;
  }

  /** What came for an address, oldest first. */
  to(email: string): Caught[] {
    return this.catcher.mails.list(email).reverse();
  }

  /** Hands over a message the way the mail server for reports does. */
  async report(message: Buffer, token = INTERNAL_TOKEN): Promise<number> {
    const answer = await fetch(`${this.service!.url}/internal/bounces`, {
      method: 'POST',
      headers: { 'content-type': 'message/rfc822', authorization: `Bearer ${token}` },
      body: new Uint8Array(message),
    });
    return answer.status;
  }

  rows<R>(sql: string, parameters: readonly unknown[] = []): Promise<R[]> {
    return this.database.inTenant(TENANT, (tx) => tx.query<R>(sql, parameters));
  }
}

/** A single grey dot. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOsr6//DwAFewKBSw9NBwAAAABJRU5ErkJggg==';

/** A contact who may decide for an organisation. */
export const aContact = (organisationId: string, email: string, contactId: string = randomUUID()): ContactChanged =>
  Object.assign(new ContactChanged(), {
    contactId,
    organisationId,
    name: email.split('@')[0],
    email,
    roles: ['approver'],
    isActive: true,
    version: 1,
  });

/** An employee who works for all clients of the office. */
export const anEmployee = (email: string): EmployeeChanged =>
  Object.assign(new EmployeeChanged(), {
    employeeId: randomUUID(),
    name: 'Ineke Bakker',
    email,
    roles: ['office-reviewer'],
    organisationIds: [],
    isActive: true,
    version: 1,
  });

/** What the client is asked about. */
export const aRequest = (organisationId: string, approverContactIds: string[], filingId: string): ApprovalRequested =>
  Object.assign(new ApprovalRequested(), {
    filingId,
    statuses: steps(3, 30),
    organisation: { organisationId, name: 'Bakkerij De Korenaar' },
    facts: aReturn(),
    approverContactIds,
  });

/** The authority's yes. */
export const anAcceptance = (filingId: string): FilingAccepted =>
  Object.assign(new FilingAccepted(), {
    filingId,
    statuses: steps(6, 80),
    kenmerk: randomUUID(),
    authorityStatuses: [],
  });

/** One step of a filing's life. */
export const steps = (sequence: number, status: FilingMoved['statuses'][number]['status']): FilingMoved['statuses'] => [
  { status, sequence, at: new Date().toISOString() },
];

const aReturn = (): FilingFacts => ({
  clientEnvironmentId: randomUUID(),
  externalMessageId: 'A-1',
  kind: 'vat-return',
  period: { start: '2026-07-01', end: '2026-09-30' },
  document: { sha256: 'a'.repeat(64), size: 100, mediaType: 'application/xml' },
  totalEuros: 1250,
});
