import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FilingUnmatched, LogIn } from '@akkoord/contracts';
import { type EventBatch, Inbox, OnEvent, Outbox } from '@akkoord/messaging';
import { Database, migrate, type Migration, tenantTable, uuidv7 } from '@akkoord/persistence';
import { createEmptyDatabase, eventually, testServers } from '@akkoord/testing';
import { Body, Controller, Get, Module, Post, UseGuards } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { context, trace } from '@opentelemetry/api';
import {
  ConfigurationInvalid,
  defineService,
  InternalGuard,
  migrationsOf,
  Refusal,
  type RunningService,
  ServiceConfig,
  startService,
} from '../index.js';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const seen: string[] = [];
/** Specs run side by side on one broker: others tell of unmatched filings too. */
const sent = new Set<string>();

@Controller()
class LetterController {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly inbox: Inbox,
  ) {}

  @Get('refused')
  refused(): void {
    throw new Refusal('LETTER_UNKNOWN', { nl: 'Die brief is er niet.', en: 'That letter is not there.', status: 404 });
  }

  @Get('bug')
  bug(): void {
    throw new TypeError('cannot read 123456782B01');
  }

  @Post('log-in')
  logIn(@Body() body: LogIn): LogIn {
    return body;
  }

  @Get('internal/secret')
  @UseGuards(InternalGuard)
  secret(): object {
    return { ok: true };
  }

  @Post('letters')
  async send(): Promise<object> {
    const filingId = uuidv7();
    sent.add(filingId);
    const event = Object.assign(new FilingUnmatched(), {
      filingId,
      reason: 'unknown-number',
      statuses: [{ status: 15, sequence: 2, at: new Date().toISOString() }],
    });
    await this.database.inTenant('12345', (tx) => this.outbox.add(tx, { event, subject: filingId }));
    return { filingId };
  }

  @OnEvent(FilingUnmatched)
  async handle(@Payload() batch: EventBatch<FilingUnmatched>): Promise<void> {
    await this.inbox.once('letters', batch, async (tx, fresh) => {
      const own = fresh.map(({ data }) => data.filingId).filter((filingId) => sent.has(filingId));
      if (own.length === 0) return;
      for (const filingId of own) await tx.query(`insert into letter values ($1, '12345')`, [filingId]);
      tx.afterCommit(() => seen.push(...own, trace.getSpanContext(context.active())?.traceId ?? 'none'));
    });
  }
}

@Module({ controllers: [LetterController] })
class LetterModule {}

const LETTER: Migration = {
  name: '0001-letter',
  up: `create table letter (id uuid primary key, tenant text not null); ${tenantTable('letter')}`,
};
const definition = defineService({
  name: 'letters',
  schema: `letters_${process.pid}`,
  config: ServiceConfig,
  migrations: [LETTER],
  module: () => LetterModule,
});

describe('startService', () => {
  let service: RunningService;
  let drop: () => Promise<void>;
  let environment: Record<string, string>;

  beforeAll(async () => {
    const made = await createEmptyDatabase();
    drop = made.drop;
    await migrate({
      adminUrl: made.adminUrl,
      schema: definition.schema,
      password: 'x',
      migrations: migrationsOf(definition),
    });
    const url = Object.assign(new URL(made.adminUrl), { username: definition.schema, password: 'x' }).href;
    environment = {
      LETTERS_DATABASE_URL: url,
      AKKOORD_AMQP_URL: testServers().amqpUrl,
      AKKOORD_INTERNAL_TOKEN: 't'.repeat(32),
      AKKOORD_LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
    };
    service = await startService(definition, environment);
  });
  afterAll(async () => {
    await service.close();
    await drop();
  });

  const call = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(service.url + path, init);
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: (await response.json()) as Record<string, unknown>,
    };
  };

  it('refuses to start on a bad configuration', async () => {
    await expect(startService(definition, {})).rejects.toBeInstanceOf(ConfigurationInvalid);
  });

  it('is ready once the database answers and the consumer is live', async () => {
    await eventually(async () =>
      expect(await call('/health/ready')).toMatchObject({ status: 200, body: { database: true, consumer: true } }),
    );
  });

  it('answers a refusal as problem+json', async () => {
    expect(await call('/refused')).toMatchObject({
      status: 404,
      type: 'application/problem+json; charset=utf-8',
      body: { code: 'LETTER_UNKNOWN', messages: { nl: 'Die brief is er niet.' } },
    });
  });

  it('answers a bug with the trace id and nothing else', async () => {
    const { status, body } = await call('/bug', { headers: { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` } });
    expect({ status, instance: body['instance'], leaks: JSON.stringify(body).includes('123456782') }).toEqual({
      status: 500,
      instance: TRACE,
      leaks: false,
    });
  });

  it.each([
    ['{"email":"x","password":"y"}', 400, 'INVALID_INPUT'],
    ['{"email":"x@example.nl","password":"y","rol":"baas"}', 400, 'INVALID_INPUT'],
    ['{broken', 400, 'INVALID_INPUT'],
  ])('refuses the body %s', async (body, status, code) => {
    expect(
      await call('/log-in', { method: 'POST', body, headers: { 'content-type': 'application/json' } }),
    ).toMatchObject({ status, body: { code } });
  });

  it('keeps internal addresses for those who have the token', async () => {
    expect((await call('/internal/secret')).status).toBe(401);
    expect((await call('/internal/secret', { headers: { authorization: `Bearer ${'t'.repeat(32)}` } })).status).toBe(
      200,
    );
  });

  it('keeps its metrics for this machine while no token is set for them', async () => {
    expect(await call('/metrics', { headers: { 'x-forwarded-for': '127.0.0.1' } })).toMatchObject({
      status: 403,
      body: { code: 'METRICS_ONLY_LOCAL' },
    });
    expect((await fetch(`${service.url}/metrics`)).status).toBe(200);
  });

  it('carries an event and its trace from HTTP through outbox and broker to a handler', async () => {
    const { body } = await call('/letters', {
      method: 'POST',
      headers: { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` },
    });
    await eventually(() => expect(seen).toEqual([body['filingId'], TRACE]));
  });

  it('counts what happened', async () => {
    // An event may be heard before the broker's confirmation of it is counted.
    await eventually(async () => {
      const text = await (await fetch(`${service.url}/metrics`)).text();
      expect(text).toMatch(/akkoord_events_published_total\{type="filing\.unmatched\.v1",service="letters"\} 1/);
      expect(text).toMatch(/akkoord_http_seconds_count\{[^}]*route="\/refused"/);
    });
  });
});
