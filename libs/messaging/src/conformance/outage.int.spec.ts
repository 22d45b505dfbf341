import { createTestDatabase, eventually, type TestDatabase, testServers } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Channel, ConsumeMessage } from 'amqplib';
import { queueNames } from '../topology/queue-names.js';
import { type RawBroker, rawBroker } from './raw-broker.js';
import { type TcpProxy, tcpProxy } from './tcp-proxy.js';
import { deleteQueues, effects, recorder, startTestService, TENANT, testMigrations } from './test-service.js';
import type { TestService } from './test-service.js';
import { anEvent, make } from './thing.contract.js';

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

  const add = (n: number) =>
    own.database.inTenant(TENANT, (tx) => running.outbox.add(tx, { event: make(Happened, { n }) }));
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
      controllers: [recorder(Happened)],
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
