import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase, eventually, type TestDatabase, testServers } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, ConsumeMessage } from 'amqplib';
import type { EventBatch } from '../event/received-event.js';
import { listDead } from '../replay/dead-queue.js';
import { queueNames } from '../topology/queue-names.js';
import { type RawBroker, rawBroker } from './raw-broker.js';
import { type TcpProxy, tcpProxy } from './tcp-proxy.js';
import { deleteQueues, effects, recorder, startTestService, TENANT, testMigrations } from './test-service.js';
import type { TestService } from './test-service.js';
import { anEvent, make, type Thing } from './thing.contract.js';

const Happened = anEvent('outage.happened');
const TYPE = 'outage.happened.v1';
const service = 'conformance-outage';
const names = queueNames(service);

describe('a consumer comes back', () => {
  const { amqpUrl } = testServers();
  let own: TestDatabase;
  let broker: RawBroker;
  let proxy: TcpProxy;
  let running: TestService;
  let expected = 0;
  let ender: number | undefined;
  let isAway = false;

  const add = (n: number) =>
    own.database.inTenant(TENANT, (tx) => running.outbox.add(tx, { event: make(Happened, { n }) }));
  /** As far as the broker can see the process has ended: the wire is cut with everything in hand. */
  const endsWith = (batch: EventBatch<Thing>) => {
    if (isAway) throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    if (!batch.some(({ data }) => data.n === ender)) return;
    proxy.cut();
    throw new Error('the process ends here');
  };
  const stillWorks = async () => {
    expected += 1;
    await add(expected);
    const numbers = Array.from({ length: expected }, (_, n) => n + 1);
    await eventually(async () => expect(await effects(own.database)).toEqual(numbers));
  };
  const lostThenBack = async () => {
    await eventually(() => expect(running.strategy.isConsuming()).toBe(false), { everyMs: 1 });
    await eventually(() => expect(running.strategy.isConsuming()).toBe(true));
  };

  beforeAll(async () => {
    own = await createTestDatabase('conformance', testMigrations);
    broker = await rawBroker(amqpUrl);
    proxy = await tcpProxy(amqpUrl);
    running = await startTestService({
      service,
      amqpUrl: proxy.url,
      database: own.database,
      controllers: [recorder(Happened, endsWith)],
    });
    await stillWorks();
  });
  afterAll(async () => {
    await running.close();
    await broker.close();
    await proxy.close();
    await deleteQueues(amqpUrl, service);
    await own.drop();
  });

  it('after the broker cancelled it, as when its queue is deleted', async () => {
    const lost = lostThenBack();
    await broker.channel.deleteQueue(names.main);
    await lost;
    expect(await broker.consumers(names.main)).toBe(1);
    await stillWorks();
  });

  it('after a channel error', async () => {
    const { subscriptions } = running.strategy as unknown as { subscriptions: { held: { channel: Channel } }[] };
    const lost = lostThenBack();
    subscriptions[0]!.held.channel.ack({ fields: { deliveryTag: 999 } } as ConsumeMessage);
    await lost;
    await stillWorks();
  });

  it('after a TCP reset', async () => {
    const lost = lostThenBack();
    proxy.cut();
    await lost;
    await stillWorks();
  });

  it('after many resets while messages flow, applying each exactly once', async () => {
    const numbers = Array.from({ length: 300 }, (_, n) => expected + 1 + n);
    for (const [index, n] of numbers.entries()) {
      await add(n);
      if (index % 60 === 30) proxy.cut();
    }
    expected += numbers.length;
    await stillWorks();
    expect(await broker.channel.checkQueue(names.dead)).toMatchObject({ messageCount: 0 });
  });

  it('as often as it is lost while the database is away, and no message is set aside for that', async () => {
    isAway = true;
    await add(expected + 1);
    for (let round = 0; round < 25; round += 1) {
      const lost = lostThenBack();
      proxy.cut();
      await lost;
      await pause(100);
    }
    isAway = false;
    expected += 1;
    await stillWorks();
    expect(await broker.waiting(names.dead)).toBe(0);
  });

  it('and sets a message aside that keeps ending it, without those it was in hand with', async () => {
    const numbers = Array.from({ length: 60 }, (_, n) => expected + 1 + n);
    ender = numbers[30];
    await Promise.all(numbers.map((n) => broker.send(TYPE, { n })));
    await eventually(async () => expect(await broker.waiting(names.dead)).toBe(1), { timeoutMs: 60_000 });
    const others = Array.from({ length: expected + 60 }, (_, n) => n + 1).filter((n) => n !== ender);
    await eventually(async () => expect(await effects(own.database)).toEqual(others));
    expect(await listDead({ amqpUrl, service })).toMatchObject([{ code: 'DELIVERY_LIMIT', attempt: 1 }]);
    await broker.channel.purgeQueue(names.dead);
  });

  it('and hands a message that keeps ending its consumer to the dead queue', async () => {
    await running.close();
    await broker.send(TYPE, { n: 1_000_000 });
    let handedOut = 0;
    await eventually(async () => {
      const message = await broker.channel.get(names.main);
      if (message) {
        handedOut += 1;
        broker.channel.reject(message, true);
      }
      expect(await broker.waiting(names.dead)).toBe(1);
    });
    expect(handedOut).toBeGreaterThan(10);
  });
});
