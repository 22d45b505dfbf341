import { createTestDatabase, eventually, type TestDatabase, testServers } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RefusedError } from '../messaging.errors.js';
import { listDead, replayDead } from '../replay/dead-queue.js';
import { queueNames } from '../topology/queue-names.js';
import { type RawBroker, rawBroker } from './raw-broker.js';
import { deleteQueues, effects, recorder, startTestService, testMigrations } from './test-service.js';
import type { TestService } from './test-service.js';
import { anEvent } from './thing.contract.js';

const Happened = anEvent('replay.happened');
const TYPE = 'replay.happened.v1';
const service = 'conformance-replay';
const names = queueNames(service);

describe('replay', () => {
  const { amqpUrl } = testServers();
  let own: TestDatabase;
  let broker: RawBroker;
  let running: TestService;
  let broken = true;

  beforeAll(async () => {
    own = await createTestDatabase('conformance', testMigrations);
    broker = await rawBroker(amqpUrl);
    const handler = recorder(Happened, (batch) => {
      if (broken && batch.some(({ data }) => data.n < 10)) throw new RefusedError('SMALL');
      if (broken) throw new RefusedError('LARGE');
    });
    running = await startTestService({ service, amqpUrl, database: own.database, controllers: [handler] });
    for (const n of [1, 2, 11, 12]) await broker.send(TYPE, { n });
    await eventually(async () => expect(await broker.waiting(names.dead)).toBe(4));
  });
  afterAll(async () => {
    await running.close();
    await broker.close();
    await deleteQueues(amqpUrl, service);
    await own.drop();
  });

  it('lists by code and time, and leaves the messages where they are', async () => {
    const list = async (filter: { code?: string; since?: Date }) =>
      (await listDead({ amqpUrl, service, filter })).length;
    expect(await list({})).toBe(4);
    expect(await list({ code: 'SMALL' })).toBe(2);
    expect(await list({ since: new Date(Date.now() + 60_000) })).toBe(0);
    await eventually(async () => expect(await broker.waiting(names.dead)).toBe(4));
  });

  it('hands back what is meant, and nothing else', async () => {
    broken = false;
    expect(await replayDead({ amqpUrl, service, filter: { code: 'SMALL' } })).toHaveLength(2);
    await eventually(async () => expect(await effects(own.database)).toEqual([1, 2]));
    expect(await listDead({ amqpUrl, service })).toMatchObject([{ code: 'LARGE' }, { code: 'LARGE' }]);
  });

  it('applies a message once when it is handed back twice', async () => {
    const [message] = await listDead({ amqpUrl, service });
    await replayDead({ amqpUrl, service });
    await eventually(async () => expect(await effects(own.database)).toEqual([1, 2, 11, 12]));
    await broker.send(TYPE, { n: 11 }, { id: message!.id });
    await broker.send(TYPE, { n: 13 });
    await eventually(async () => expect(await effects(own.database)).toEqual([1, 2, 11, 12, 13]));
  });

  it('says so when there is no such service', async () => {
    await expect(listDead({ amqpUrl, service: 'conformance-no-such' })).rejects.toThrow('no queue');
  });
});
