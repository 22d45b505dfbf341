import { PATHS } from '../layout.mjs';
import { progress } from '../machine/progress.mjs';
import { startPostgres } from './postgres.mjs';
import { startRabbitmq } from './rabbitmq.mjs';

/**
 * PostgreSQL and RabbitMQ of the system in this clone, found or started, with the choice told.
 * @param {{ yes?: boolean, quiet?: boolean }} [options]
 */
export async function startServers({ yes = false, quiet = false } = {}) {
  const say = (/** @type {string} */ part) => (quiet ? () => {} : progress(part));
  const tell = async (/** @type {string} */ part, /** @type {Promise<{ choice: string }>} */ server) =>
    say(part)((await server).choice);
  const postgres = startPostgres({ dataDir: PATHS.servers, log: say('PostgreSQL') });
  const rabbitmq = startRabbitmq({ dataDir: PATHS.servers, log: say('RabbitMQ'), yes });
  await Promise.all([tell('PostgreSQL', postgres), tell('RabbitMQ', rabbitmq)]);
  return { postgres: await postgres, rabbitmq: await rabbitmq };
}
