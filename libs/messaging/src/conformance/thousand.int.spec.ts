import { createTestDatabase, eventually, type TestDatabase, testServers } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { queueNames } from '../topology/queue-names.js';
import { type RawBroker, rawBroker } from './raw-broker.js';
import { deleteQueues, effects, recorder, startTestService, TENANT, testMigrations } from './test-service.js';
import type { TestService } from './test-service.js';
import { anEvent, make } from './thing.contract.js';

const Happened = anEvent('thousand.happened');
const service = 'conformance-thousand';

/** A reproducible stand-in for chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('a thousand messages, two instances and random failures', () => {
  const { amqpUrl } = testServers();
  let own: TestDatabase;
  let broker: RawBroker;
  const running: TestService[] = [];

  beforeAll(async () => {
    own = await createTestDatabase('conformance', testMigrations, { poolSize: 20 });
    broker = await rawBroker(amqpUrl);
  });
  afterAll(async () => {
    await Promise.all(running.map((one) => one.close()));
    await broker.close();
    await deleteQueues(amqpUrl, service);
    await own.drop();
  });

  it('end with each message applied exactly once', async () => {
    const next = chance(20_260_101);
    let failures = 0;
    const flaky = recorder(Happened, (batch) => {
      // Thrown after the work was written, so that only the rollback keeps it from counting.
      if (next() < 0.2 && batch[0]!.attempt < 3) {
        failures += 1;
        throw new Error('chance');
      }
    });
    const options = { service, amqpUrl, database: own.database, controllers: [flaky], maxBatch: 10 };
    running.push(await startTestService(options), await startTestService(options));
    const numbers = Array.from({ length: 1000 }, (_, n) => n);
    for (let from = 0; from < 1000; from += 20) {
      const events = numbers.slice(from, from + 20).map((n) => ({ event: make(Happened, { n }) }));
      await own.database.inTenant(TENANT, (tx) => running[(from / 20) % 2]!.outbox.add(tx, ...events));
    }
    await eventually(async () => expect(await effects(own.database)).toEqual(numbers));
    expect(failures).toBeGreaterThan(20);
    expect(await broker.waiting(queueNames(service).dead)).toBe(0);
  });
});
