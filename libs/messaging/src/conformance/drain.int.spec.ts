import { createTestDatabase, eventually, type TestDatabase, testServers } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queueNames } from '../topology/queue-names.js';
import { type RawBroker, rawBroker } from './raw-broker.js';
import { deleteQueues, effects, recorder, startTestService, testMigrations } from './test-service.js';
import { anEvent } from './thing.contract.js';

const Happened = anEvent('drain.happened');
const TYPE = 'drain.happened.v1';
const service = 'conformance-drain';
const names = queueNames(service);

describe('closing', () => {
  const { amqpUrl } = testServers();
  let own: TestDatabase;
  let broker: RawBroker;

  beforeAll(async () => {
    own = await createTestDatabase('conformance', testMigrations);
    broker = await rawBroker(amqpUrl);
  });
  afterAll(async () => {
    await broker.close();
    await deleteQueues(amqpUrl, service);
    await own.drop();
  });

  it('waits for the handler that runs, acknowledges it, and leaves what had not begun to others', async () => {
    const started = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    const handler = recorder(Happened, () => {
      started.resolve();
      return gate.promise;
    });
    const options = { service, amqpUrl, database: own.database, controllers: [handler], maxBatch: 1 };
    const running = await startTestService(options);
    await broker.send(TYPE, { n: 1 });
    await broker.send(TYPE, { n: 2 });
    await started.promise;
    let closed = false;
    const closing = running.close().then(() => (closed = true));
    await eventually(() => expect(running.strategy.isConsuming()).toBe(false));
    await broker.send(TYPE, { n: 3 });
    expect(closed).toBe(false);
    gate.resolve();
    await closing;
    expect(await effects(own.database)).toEqual([1]);
    expect(await broker.waiting(names.main)).toBe(2);
  });

  it('loses no acknowledgement, time after time', async () => {
    await broker.channel.purgeQueue(names.main);
    for (let round = 0; round < 10; round += 1) {
      const handled = Promise.withResolvers<void>();
      const handler = recorder(Happened, () => handled.resolve());
      const running = await startTestService({ service, amqpUrl, database: own.database, controllers: [handler] });
      await broker.send(TYPE, { n: 100 + round });
      await handled.promise;
      await running.close();
      expect(await broker.waiting(names.main)).toBe(0);
    }
  });
});
