import { canBeHad } from '../servers/containers.mjs';
import { startPostgres } from '../servers/postgres.mjs';
import { startRabbitmq } from '../servers/rabbitmq.mjs';
import { progress } from '../machine/progress.mjs';

/**
 * Addresses of one PostgreSQL and one RabbitMQ for all tiers of this run. None when they are in the environment already,
 * or when a Docker engine answers: each tier then has its own through Testcontainers.
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function serversForTests() {
  const dataDir = process.env.AKKOORD_TEST_SERVERS_DIR;
  if (!dataDir || (process.env.AKKOORD_POSTGRES_URL && process.env.AKKOORD_AMQP_URL)) return {};
  if ((await canBeHad('postgres:17')) === true && (await canBeHad('rabbitmq:4')) === true) return {};
  /** @type {import('../servers/server.mjs').Way[]} */
  const ways = ['environment', 'private', 'embedded', 'install'];
  const [postgres, rabbitmq] = await Promise.all([
    startPostgres({ dataDir, ways, log: progress('PostgreSQL') }),
    startRabbitmq({ dataDir, ways, log: progress('RabbitMQ') }),
  ]);
  progress('PostgreSQL')(postgres.choice);
  progress('RabbitMQ')(rabbitmq.choice);
  return { AKKOORD_POSTGRES_URL: postgres.adminUrl, AKKOORD_AMQP_URL: rabbitmq.amqpUrl };
}
