import { createTestDatabase, eventually, startPrivateRabbitmq, type TestDatabase } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { effects, recorder, startTestService, TENANT, testMigrations, type TestService } from './test-service.js';
import { anEvent, make } from './thing.contract.js';

const Happened = anEvent('restart.happened');
type PrivateServer = Awaited<ReturnType<typeof startPrivateRabbitmq>>;

describe('a broker that is killed and comes back', () => {
  let own: TestDatabase;
  let broker: PrivateServer;
  let running: TestService;

  beforeAll(async () => {
    [own, broker] = await Promise.all([createTestDatabase('conformance', testMigrations), startPrivateRabbitmq()]);
    const controllers = [recorder(Happened)];
    running = await startTestService({ service: 'restart', amqpUrl: broker.url, database: own.database, controllers });
  });
  afterAll(async () => {
    await running.close();
    await broker.kill(); // going down in order takes RabbitMQ longer than the test
    await broker.remove();
    await own.drop();
  });

  it('gets everything that was committed before, during and after, applied exactly once', async () => {
    const numbers = Array.from({ length: 300 }, (_, n) => n);
    let restarted: Promise<void> | undefined;
    for (const n of numbers) {
      await own.database.inTenant(TENANT, (tx) => running.outbox.add(tx, { event: make(Happened, { n }) }));
      if (n === 100) restarted = broker.kill().then(() => broker.restart());
    }
    await restarted;
    await eventually(async () => expect(await effects(own.database)).toEqual(numbers));
  });
});
