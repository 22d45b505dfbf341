import { randomUUID } from 'node:crypto';
import { createTestDatabase, eventually, type TestDatabase, testServers } from '@akkoord/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { RefusedError } from '../messaging.errors.js';
import { listDead } from '../replay/dead-queue.js';
import { queueNames } from '../topology/queue-names.js';
import { type RawBroker, rawBroker } from './raw-broker.js';
import { deleteQueues, DELAYS, effects, recorder, startTestService, type TestService } from './test-service.js';
import { testMigrations } from './test-service.js';
import { anEvent, type Thing } from './thing.contract.js';
import type { EventBatch } from '../event/received-event.js';

const Happened = anEvent('delivery.happened');
const FromErp = anEvent('delivery.submitted', { exchange: 'erp' });
const TYPE = 'delivery.happened.v1';
const service = 'conformance-delivery';
const names = queueNames(service);
const MIB = 1024 * 1024;

describe('delivery', () => {
  const { amqpUrl } = testServers();
  let own: TestDatabase;
  let broker: RawBroker;
  let running: TestService;
  let before: (batch: EventBatch<Thing>) => unknown = () => undefined;
  const seen: { n: number; attempt: number }[] = [];

  const dead = async () => {
    await eventually(async () => expect(await broker.waiting(names.dead)).toBeGreaterThan(0));
    return listDead({ amqpUrl, service });
  };

  beforeAll(async () => {
    own = await createTestDatabase('conformance', testMigrations);
    broker = await rawBroker(amqpUrl);
    const handler = recorder(Happened, (batch) => {
      seen.push(...batch.map(({ data, attempt }) => ({ n: data.n, attempt })));
      return before(batch);
    });
    running = await startTestService({
      service,
      amqpUrl,
      database: own.database,
      controllers: [handler, recorder(FromErp)],
      maxBodyBytes: 10_000,
    });
  });
  afterAll(async () => {
    await running.close();
    await broker.close();
    await deleteQueues(amqpUrl, service);
    await own.drop();
  });
  beforeEach(async () => {
    before = () => undefined;
    seen.length = 0;
    await broker.channel.purgeQueue(names.dead);
    await own.database.inTenant('12345', (tx) => tx.query('delete from effect'));
  });

  it('retries a handler that throws, later each time, and applies its work once', async () => {
    before = ([first]) => {
      if (first!.attempt < 3) throw new Error('the world is away');
    };
    await broker.send(TYPE, { n: 1 });
    await eventually(async () => expect(await effects(own.database)).toEqual([1]));
    expect(seen.map(({ attempt }) => attempt)).toEqual([1, 2, 3]);
    expect(await broker.waiting(names.dead)).toBe(0);
  });

  it('sets a message aside with its reason when every attempt failed', async () => {
    before = () => {
      throw Object.assign(new Error('no such table'), { code: '42P01', name: 'QueryFailedError' });
    };
    const id = await broker.send(TYPE, { n: 1 });
    const [message] = await dead();
    expect(message).toMatchObject({ id, type: TYPE, code: '42P01', attempt: DELAYS.length + 1 });
    expect(await effects(own.database)).toEqual([]);
  });

  it('sets a refused message aside at once', async () => {
    before = () => {
      throw new RefusedError('AMOUNT_NEGATIVE', { message: 'the amount is negative' });
    };
    await broker.send(TYPE, { n: 1 });
    expect(await dead()).toMatchObject([{ code: 'AMOUNT_NEGATIVE', reason: 'the amount is negative', attempt: 1 }]);
    expect(seen).toHaveLength(1);
  });

  it('fails only the poison message of a batch', async () => {
    before = (batch) => {
      if (batch.some(({ data }) => data.n === 13)) throw new RefusedError('POISON');
    };
    await Promise.all(Array.from({ length: 60 }, (_, n) => broker.send(TYPE, { n })));
    const good = Array.from({ length: 60 }, (_, n) => n).filter((n) => n !== 13);
    await eventually(async () => expect(await effects(own.database)).toEqual(good));
    expect(await dead()).toMatchObject([{ code: 'POISON' }]);
  });

  it('goes on with good traffic while poison is being retried', async () => {
    before = (batch) => {
      if (batch.some(({ data }) => data.n < 0)) throw new Error('poison');
    };
    for (let n = 1; n <= 30; n += 1) await broker.send(TYPE, { n: n % 5 === 0 ? -n : n });
    await eventually(async () => expect(await effects(own.database)).toHaveLength(24));
    await eventually(async () => expect(await broker.waiting(names.dead)).toBe(6));
  });

  it('applies a duplicate once', async () => {
    const id = randomUUID();
    for (let n = 0; n < 5; n += 1) await broker.send(TYPE, { n: 7 }, { id });
    await broker.send(TYPE, { n: 8 });
    await eventually(async () => expect(await effects(own.database)).toEqual([7, 8]));
  });

  it('tolerates a property it does not know yet', async () => {
    await broker.send(TYPE, { n: 9, addedLater: { by: 'a newer version' } });
    await eventually(async () => expect(await effects(own.database)).toEqual([9]));
  });

  it.each([
    ['a payload against its contract', TYPE, { n: 'one' }, {}, 'EVENT_INVALID'],
    ['a body that is not JSON', TYPE, null, { raw: Buffer.from('{oops') }, 'EVENT_MALFORMED'],
    ['a body that is too large', TYPE, { n: 1, note: 'x'.repeat(20_000) }, {}, 'EVENT_TOO_LARGE'],
    [
      'a body for which RabbitMQ 4 by itself ends the sender’s channel',
      TYPE,
      { n: 1, note: 'x'.repeat(17 * MIB) },
      {},
      'EVENT_TOO_LARGE',
    ],
    ['a body that is no CloudEvent', TYPE, null, { raw: Buffer.from('{"n":1}') }, 'EVENT_NOT_CLOUDEVENT'],
    ['a bare body', TYPE, { n: 1 }, { publish: { contentType: 'application/json' } }, 'EVENT_NOT_CLOUDEVENT'],
    ['an unknown type', TYPE, { n: 1 }, { publish: { type: 'nobody.knows.v1' } }, 'EVENT_UNKNOWN'],
  ])('refuses %s', async (_, type, data, options, code) => {
    await broker.send(type, data, options);
    expect(await dead()).toMatchObject([{ code }]);
    expect(seen).toEqual([]);
  });

  it('does not let an ERP pose as a service', async () => {
    const options = { exchange: 'akkoord.erp', publish: { type: TYPE } };
    await broker.send('delivery.submitted.v1', { n: 1 }, options);
    expect(await dead()).toMatchObject([{ code: 'EVENT_WRONG_EXCHANGE' }]);
    expect(seen).toEqual([]);
  });

  it('keeps going when a sender set properties that a republished message may not carry', async () => {
    before = ([first]) => {
      if (first!.attempt === 1) throw new Error('once');
    };
    const { username } = new URL(amqpUrl);
    const publish = { userId: username, replyTo: 'nowhere', expiration: '60000', CC: [names.dead] };
    await broker.send(TYPE, { n: 1 }, { publish });
    await eventually(async () => expect(await effects(own.database)).toEqual([1]));
    expect(await broker.waiting(names.dead)).toBe(0); // where CC would have put a copy of the retry
  });

  it('acknowledges everything it handled', async () => {
    await Promise.all(Array.from({ length: 250 }, (_, n) => broker.send(TYPE, { n })));
    await eventually(async () => expect(await effects(own.database)).toHaveLength(250));
    await running.close();
    expect(await broker.waiting(names.main)).toBe(0);
    running = await startTestService({
      service,
      amqpUrl,
      database: own.database,
      controllers: [recorder(Happened), recorder(FromErp)],
    });
  });
});
