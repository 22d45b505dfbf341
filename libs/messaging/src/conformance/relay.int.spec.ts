import { createTestDatabase, eventually, type TestDatabase, testServers } from '@akkoord/testing';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { context, propagation, trace, TraceFlags } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';
import { Client } from 'pg';
import type { EventBatch } from '../event/received-event.js';
import { RefusedError } from '../messaging.errors.js';
import { type RawBroker, rawBroker } from './raw-broker.js';
import { deleteQueues, effects, recorder, startTestService, TENANT, testMigrations } from './test-service.js';
import type { TestService } from './test-service.js';
import { anEvent, make, type Thing } from './thing.contract.js';

const Happened = anEvent('relay.happened');
const Unheard = anEvent('relay.unheard');
const Unneeded = anEvent('relay.unneeded', { consumers: 'optional' });
const service = 'conformance-relay';

describe('the relay', () => {
  const { amqpUrl } = testServers();
  let own: TestDatabase;
  let broker: RawBroker;
  let admin: Client;
  const running: TestService[] = [];
  const seen: EventBatch<Thing>[number][] = [];
  const traces: (string | undefined)[] = [];

  const start = async (options: { pollMs?: number; parkMs?: number } = {}) => {
    const handler = recorder(Happened, (batch) => {
      seen.push(...batch);
      traces.push(trace.getSpanContext(context.active())?.traceId);
    });
    const one = await startTestService({
      service,
      amqpUrl,
      database: own.database,
      controllers: [handler],
      ...options,
    });
    running.push(one);
    return one;
  };
  const add = (from: TestService, event: object) =>
    own.database.inTenant(TENANT, (tx) => from.outbox.add(tx, { event }));
  const rows = async (table: string): Promise<number> =>
    (await admin.query<{ n: number }>(`select count(*)::int as n from conformance.${table}`)).rows[0]!.n;
  const leads = async (one: TestService) => eventually(() => expect(one.relay.isLeading()).toBe(true));

  beforeAll(async () => {
    context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    propagation.setGlobalPropagator(new W3CTraceContextPropagator());
    own = await createTestDatabase('conformance', testMigrations);
    broker = await rawBroker(amqpUrl);
    admin = new Client({ connectionString: own.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await broker.close();
    await admin.end();
    await own.drop();
  });
  beforeEach(async () => {
    seen.length = 0;
    traces.length = 0;
    await admin.query('truncate conformance.outbox, conformance.outbox_parked, conformance.inbox, conformance.effect');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((one) => one.close()));
    // What was published twice must not reach the next test.
    await deleteQueues(amqpUrl, service);
  });

  it('brings events to their handlers in order, with what they are about and what led to them', async () => {
    const one = await start();
    const events = [1, 2, 3].map((n) => ({ event: make(Happened, { n }), correlationId: 'c1', causationId: 'm0' }));
    await own.database.inTenant(TENANT, (tx) => one.outbox.add(tx, ...events));
    await eventually(() => expect(seen.map(({ data }) => data.n)).toEqual([1, 2, 3]));
    expect(seen[0]).toMatchObject({ tenant: TENANT, correlationId: 'c1', causationId: 'm0', attempt: 1 });
    await eventually(async () => expect(await rows('outbox')).toBe(0));
  });

  it('publishes nothing of a transaction that rolled back', async () => {
    const one = await start();
    const failing = own.database.inTenant(TENANT, async (tx) => {
      await one.outbox.add(tx, { event: make(Happened, { n: 1 }) });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await add(one, make(Happened, { n: 2 }));
    await eventually(async () => expect(await effects(own.database)).toEqual([2]));
  });

  it('lets nothing be stored that breaks its contract', async () => {
    const one = await start();
    await expect(add(one, make(Happened, { n: 1.5 }))).rejects.toThrow(RefusedError);
    expect(await rows('outbox')).toBe(0);
  });

  it('keeps the trace of the request through outbox and broker, and the next event of a handler in it', async () => {
    const one = await start();
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const span = { traceId, spanId: 'b7ad6b7169203331', traceFlags: TraceFlags.SAMPLED };
    await context.with(trace.setSpanContext(context.active(), span), () => add(one, make(Happened, { n: 1 })));
    await eventually(() => expect(traces).toEqual([traceId]));
    expect(seen[0]).toMatchObject({ correlationId: traceId });
  });

  it('sets an event that nobody wants aside, goes on with its neighbours, and brings it once somebody does', async () => {
    const one = await start();
    const events = [make(Happened, { n: 1 }), make(Unheard, { n: 2 }), make(Happened, { n: 3 })];
    await own.database.inTenant(TENANT, (tx) => one.outbox.add(tx, ...events.map((event) => ({ event }))));
    await eventually(async () => expect(await effects(own.database)).toEqual([1, 3]));
    await eventually(async () => expect(await rows('outbox_parked')).toBe(1));
    expect(seen).toHaveLength(2); // the neighbours went out once
    const { queue } = await broker.channel.assertQueue('', { exclusive: true });
    await broker.channel.bindQueue(queue, 'akkoord.events', 'relay.unheard.v1');
    await eventually(async () => expect(await broker.waiting(queue)).toBe(1));
    await eventually(async () => expect(await rows('outbox_parked')).toBe(0));
    await broker.channel.deleteQueue(queue);
  });

  it('is done with an event that nobody needs to want', async () => {
    const one = await start();
    await add(one, make(Unneeded, { n: 1 }));
    await eventually(async () => expect(await rows('outbox')).toBe(0));
    expect(await rows('outbox_parked')).toBe(0);
  });

  it('publishes again what it published but could not remove, and the inbox drops it', async () => {
    await admin.query(`
      create sequence conformance.failures; grant all on conformance.failures to public;
      create function conformance.fail_twice() returns trigger language plpgsql as $$ begin
        if nextval('conformance.failures') <= 2 then raise exception 'killed here'; end if; return null; end $$;
      create trigger fail after delete on conformance.outbox execute function conformance.fail_twice()`);
    const one = await start();
    for (let n = 1; n <= 20; n += 1) await add(one, make(Happened, { n }));
    await eventually(async () => expect(await rows('outbox')).toBe(0));
    await admin.query('drop trigger fail on conformance.outbox');
    await eventually(async () => expect(await effects(own.database)).toHaveLength(20));
    expect(new Set(seen.map(({ id }) => id)).size).toBe(20);
  });

  it('has one leader among the processes of a service, wakes it from any of them, and replaces it when it dies', async () => {
    // It looks by itself less often than this test is willing to wait: what arrives was brought by a wake.
    const pollMs = 20_000;
    const first = await start({ pollMs });
    await leads(first);
    const second = await start({ pollMs });
    expect(second.relay.isLeading()).toBe(false);
    await add(second, make(Happened, { n: 1 }));
    await eventually(async () => expect(await effects(own.database)).toEqual([1]));

    await first.close();
    running.splice(running.indexOf(first), 1);
    await eventually(() => expect(second.relay.isLeading()).toBe(true));
    await add(second, make(Happened, { n: 2 }));
    await eventually(async () => expect(await effects(own.database)).toEqual([1, 2]));
  });

  it('leads again after its connection to the database was cut', async () => {
    const one = await start();
    await leads(one);
    await admin.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'conformance relay'`,
    );
    await add(one, make(Happened, { n: 1 }));
    await eventually(async () => expect(await effects(own.database)).toEqual([1]));
  });
});
