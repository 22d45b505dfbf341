// PostgreSQL and RabbitMQ for the tests of one run, in the order of docs/architecture.md: addresses in the environment,
// Testcontainers when a Docker engine answers, otherwise the local runner's own.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canBeHad, guardServers, LARGEST_MESSAGE_ENVIRONMENT, startPostgres, startRabbitmq } from '@akkoord/local';

const POSTGRES = 'postgres:17';
const RABBITMQ = 'rabbitmq:4';
const REAPER = 'testcontainers/ryuk:0.14.0';

export default async function setUp() {
  if (process.env.AKKOORD_POSTGRES_URL && process.env.AKKOORD_AMQP_URL) return;
  const servers = await (process.env.AKKOORD_POSTGRES_URL || process.env.AKKOORD_AMQP_URL || !(await haveImages())
    ? startOwn()
    : startContainers());
  process.env.AKKOORD_POSTGRES_URL = servers.postgresAdminUrl;
  process.env.AKKOORD_AMQP_URL = servers.amqpUrl;
  Reflect.set(globalThis, Symbol.for('akkoord.testServers'), servers);
}

async function haveImages() {
  return (await canBeHad(POSTGRES)) === true && (await canBeHad(RABBITMQ)) === true;
}

async function startContainers() {
  say('PostgreSQL and RabbitMQ in containers (a Docker engine answers)');
  // Testcontainers' reaper is an image too; without it the containers are stopped by the tear-down alone.
  if ((await canBeHad(REAPER)) !== true) process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true';
  const [{ PostgreSqlContainer }, { RabbitMQContainer }] = await Promise.all([
    import('@testcontainers/postgresql'),
    import('@testcontainers/rabbitmq'),
  ]);
  const [postgres, rabbitmq] = await Promise.all([
    new PostgreSqlContainer(POSTGRES).withCommand(['-c', 'max_connections=200']).start(),
    new RabbitMQContainer(RABBITMQ).withEnvironment(LARGEST_MESSAGE_ENVIRONMENT).start(),
  ]);
  const amqp = new URL(rabbitmq.getAmqpUrl());
  amqp.username = amqp.username || 'guest';
  amqp.password = amqp.password || 'guest';
  return {
    postgresAdminUrl: postgres.getConnectionUri(),
    amqpUrl: amqp.href,
    stop: async () => {
      await Promise.all([postgres.stop(), rabbitmq.stop()]);
    },
  };
}

async function startOwn() {
  const dataDir = mkdtempSync(join(tmpdir(), 'akkoord-test-'));
  // The servers run as users of their own, who must be able to pass through.
  chmodSync(dataDir, 0o711);
  guardServers(dataDir);
  /** @type {('environment' | 'private' | 'embedded' | 'install')[]} */
  const ways = ['environment', 'private', 'embedded', 'install'];
  const [postgres, rabbitmq] = await Promise.all([
    startPostgres({ dataDir, ways, log: say }),
    startRabbitmq({ dataDir, ways, log: say }),
  ]);
  say(`PostgreSQL: ${postgres.choice}`);
  say(`RabbitMQ: ${rabbitmq.choice}`);
  return {
    postgresAdminUrl: postgres.adminUrl,
    amqpUrl: rabbitmq.amqpUrl,
    stop: async () => {
      await Promise.all([postgres.remove(), rabbitmq.remove()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`test servers: ${line}\n`);
}
