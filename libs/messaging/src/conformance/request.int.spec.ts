import { Controller } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import { createTestDatabase, eventually, type TestDatabase, testServers } from '@akkoord/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { ReceivedRequest } from '../event/received-event.js';
import { OnRequest } from '../handler/on-request.decorator.js';
import { RefusedError, RequestFailed, RequestTimeout } from '../messaging.errors.js';
import { deleteQueues, startTestService, TENANT, testMigrations } from './test-service.js';
import type { TestService } from './test-service.js';
import { aRequest, make, type Thing } from './thing.contract.js';

const service = 'conformance-answering';
const asking = 'conformance-asking';
const Double = aRequest('double-thing', service);
const Nobody = aRequest('ask-nobody', 'conformance-nobody');

describe('request and reply', () => {
  const { amqpUrl } = testServers();
  let own: TestDatabase;
  let caller: TestService;
  let answerer: TestService;
  let answer: (request: ReceivedRequest<Thing>) => Promise<object> = async ({ data }) => ({ n: data.n * 2 });
  const seen: ReceivedRequest<Thing>[] = [];

  @Controller()
  class Answers {
    @OnRequest(Double)
    async double(@Payload() request: ReceivedRequest<Thing>): Promise<object> {
      seen.push(request);
      return answer(request);
    }
  }

  const ask = (n: number, timeoutMs = 60_000) =>
    caller.requester.request<{ n: number }>(make(Double, { n }), {
      tenant: TENANT,
      idempotencyKey: `k${n}`,
      timeoutMs,
    });
  const startAnswerer = () =>
    startTestService({ service, amqpUrl, database: own.database, controllers: [Answers], drainTimeoutMs: 5000 });

  beforeAll(async () => {
    own = await createTestDatabase('conformance', testMigrations);
    answerer = await startAnswerer();
    caller = await startTestService({ service: asking, amqpUrl, database: own.database, controllers: [] });
  });
  afterAll(async () => {
    await Promise.all([caller.close(), answerer.close()]);
    await Promise.all([deleteQueues(amqpUrl, service), deleteQueues(amqpUrl, asking)]);
    await own.drop();
  });
  afterEach(() => {
    seen.length = 0;
    answer = async ({ data }) => ({ n: data.n * 2 });
  });

  it('brings each caller its own answer', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => ask(n)));
    expect(answers).toEqual(Array.from({ length: 50 }, (_, n) => ({ n: n * 2 })));
    expect(seen[0]).toMatchObject({ tenant: TENANT, idempotencyKey: 'k0', type: 'double-thing.v1' });
  });

  it('brings a refusal as it was made', async () => {
    const messages = { nl: 'Al besloten.', en: 'Already decided.' };
    answer = () => Promise.reject(new RefusedError('ALREADY_DECIDED', { params: { n: 1 }, messages, httpStatus: 409 }));
    const refusal = await ask(1).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(RefusedError);
    expect(refusal).toMatchObject({ code: 'ALREADY_DECIDED', params: { n: 1 }, messages, httpStatus: 409 });
  });

  it('tells a failure from a refusal, and not what failed', async () => {
    answer = () => Promise.reject(new Error('password wrong for user x'));
    await expect(ask(1)).rejects.toThrow(RequestFailed);
    await expect(ask(1)).rejects.not.toThrow('password');
  });

  it('refuses a payload that breaks its contract before it is sent', async () => {
    await expect(ask(1.5)).rejects.toMatchObject({ code: 'REQUEST_INVALID' });
    expect(seen).toEqual([]);
  });

  it('ends after its time when no answer comes', async () => {
    answer = () => new Promise((resolve) => setTimeout(resolve, 400, {}));
    await expect(ask(1, 100)).rejects.toThrow(RequestTimeout);
  });

  it('fails at once when no service has ever listened', async () => {
    const asked = caller.requester.request(make(Nobody, { n: 1 }), { tenant: TENANT, idempotencyKey: 'k' });
    await expect(asked).rejects.toThrow(RequestFailed);
  });

  it('lets a request nobody took in time expire, and finishes the one it took before closing', async () => {
    const gate = Promise.withResolvers<object>();
    answer = () => gate.promise;
    const taken = ask(3);
    await eventually(() => expect(seen).toHaveLength(1));
    const closing = answerer.close();
    await eventually(() => expect(answerer.strategy.isConsuming()).toBe(false));
    await expect(ask(4, 100)).rejects.toThrow(RequestTimeout);
    gate.resolve({ n: 6 });
    expect(await taken).toEqual({ n: 6 });
    await closing;
    answerer = await startAnswerer();
    await ask(5);
    expect(seen.map(({ data }) => data.n)).toEqual([3, 5]);
  });
});
