import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { canBeHad, containerRabbitmq } from './containers.mjs';
import { runRabbitmq } from './private-rabbitmq.mjs';
import { findRabbitmq } from './rabbitmq-binaries.mjs';
import { foreignServer, reasonsOfLastTime, ServerUnavailable } from './server.mjs';
import { advice, installPackages } from '../machine/packages.mjs';
import { writePrivate } from '../machine/files.mjs';
import { serverUser } from '../machine/users.mjs';

/**
 * Finds or starts RabbitMQ: an address in the environment, a container, binaries on the machine, the system's package
 * manager. Calling it again finds the one that runs.
 * @param {import('./server.mjs').ServerOptions} options
 * @returns {Promise<import('./server.mjs').Server & { amqpUrl: string, choice: string }>} `choice`: what was chosen and why, for people
 */
export async function startRabbitmq({ dataDir, log = () => {}, env = process.env, ways, yes = false }) {
  mkdirSync(dataDir, { recursive: true });
  /** @type {string[]} */
  const reasons = [];
  const tries = (/** @type {import('./server.mjs').Way} */ way) => ways === undefined || ways.includes(way);
  const choiceFile = join(dataDir, 'rabbitmq-choice.json');
  const server = await choose();
  if (server.kind !== 'environment') writePrivate(choiceFile, reasons);
  const choice = `${server.description}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}`;
  return { ...server, amqpUrl: server.url, choice };

  async function choose() {
    if (tries('environment')) {
      if (env.AKKOORD_AMQP_URL) return foreignServer(env.AKKOORD_AMQP_URL, 'AKKOORD_AMQP_URL');
      reasons.push('no AKKOORD_AMQP_URL');
    }
    const before = existsSync(join(dataDir, 'rabbitmq.json')) ? findRabbitmq() : null;
    if (before && tries('private')) {
      reasons.push(...reasonsOfLastTime(choiceFile));
      return runPrivate(before);
    }
    if (tries('container')) {
      const verdict = await canBeHad('rabbitmq:4', { dataDir, log });
      if (verdict === true) return containerRabbitmq('rabbitmq:4', dataDir);
      reasons.push(verdict);
    }
    if (tries('private')) {
      const found = findRabbitmq();
      if (found) return runPrivate(found);
      reasons.push('no RabbitMQ on this machine');
    }
    if (tries('install')) {
      const verdict = await installPackages(['rabbitmq'], { log, yes });
      const found = findRabbitmq();
      if (found) return runPrivate(found);
      reasons.push(verdict ?? 'installed, yet not found');
    }
    throw new ServerUnavailable('RabbitMQ', reasons, `Install it (${advice(['rabbitmq'])}) or set AKKOORD_AMQP_URL.`);
  }

  /** @param {import('./private-rabbitmq.mjs').RabbitmqBinaries} binaries */
  function runPrivate(binaries) {
    return runRabbitmq({ binaries, dataDir, user: serverUser(['rabbitmq', 'nobody']) });
  }
}
