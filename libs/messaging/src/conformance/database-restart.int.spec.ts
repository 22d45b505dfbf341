import { type Database, migrate, openDatabase } from '@akkoord/persistence';
import { eventually, startPrivatePostgres, testServers } from '@akkoord/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NO_METRICS, type Outcome } from '../metrics/messaging-metrics.js';
import { queueNames } from '../topology/queue-names.js';
import { type RawBroker, rawBroker } from './raw-broker.js';
import {
  DELAYS,
  deleteQueues,
  effects,
  recorder,
  startTestService,
  testMigrations,
  type TestService,
} from './test-service.js';
import { anEvent } from './thing.contract.js';

const Happened = anEvent('database-restart.happened');
const service = 'conformance-database-restart';
type PrivateServer = Awaited<ReturnType<typeof startPrivatePostgres>>;

describe('a database that is killed and comes back', () => {
  const { amqpUrl } = testServers();
  let server: PrivateServer;
  let database: Database;
  let broker: RawBroker;
  let running: TestService;
  const settled: Outcome[] = [];

  beforeAll(async () => {
    server = await startPrivatePostgres();
    const place = { schema: 'conformance', role: 'conformance', password: 'private' };
    await migrate({ adminUrl: server.url, ...place, migrations: testMigrations });
    const url = new URL(server.url);
    url.username = place.role;
    url.password = place.password;
    database = await openDatabase({ url: url.href, schema: place.schema });
    broker = await rawBroker(amqpUrl);
    const consumed = (_: string, outcome: Outcome): void => void settled.push(outcome);
    const metrics = { ...NO_METRICS, consumed };
    running = await startTestService({ service, amqpUrl, database, controllers: [recorder(Happened)], metrics });
  });
  afterAll(async () => {
    await running.close();
    await broker.close();
    await deleteQueues(amqpUrl, service);
    await database.close();
    await server.remove();
  });

  it('gets every message that was handled meanwhile, exactly once, and none ends in the dead queue', async () => {
    const numbers = Array.from({ length: 120 }, (_, n) => n);
    let restarted: Promise<void> | undefined;
    for (const n of numbers) {
      await broker.send('database-restart.happened.v1', { n });
      if (n === 40) restarted = server.kill().then(() => server.restart());
    }
    await restarted;
    await eventually(async () => expect(await effects(database)).toEqual(numbers));
    expect(await broker.waiting(queueNames(service).dead)).toBe(0);
  });

  it('costs no message when it is away for longer than all retries take together', async () => {
    const before = settled.length;
    await server.kill();
    await broker.send('database-restart.happened.v1', { n: 1000 });
    const tried = () => settled.slice(before);
    await eventually(() => expect(tried().length).toBeGreaterThan(DELAYS.length), { timeoutMs: 240_000 });
    expect(tried()).not.toContain('dead');
    await server.restart();
    await eventually(async () => expect(await effects(database)).toContain(1000));
    expect(await broker.waiting(queueNames(service).dead)).toBe(0);
  }, 300_000);
});
