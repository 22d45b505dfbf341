import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../machine/files.mjs';
import { isRunning, stopProcess } from '../machine/processes.mjs';
import { run } from '../machine/run.mjs';
import { containerName } from './containers.mjs';

/** @typedef {import('../machine/processes.mjs').ProcessIdentity} ProcessIdentity */

/**
 * Stops the PostgreSQL and RabbitMQ that were started with this data folder, whoever started them.
 * @param {string} dataDir
 * @returns {Promise<string[]>} what ran, for people
 */
export async function stopServers(dataDir) {
  const { postgres, rabbitmq, containers } = recorded(dataDir);
  const ran = [
    ...(isRunning(postgres?.identity) ? ['PostgreSQL'] : []),
    ...(isRunning(rabbitmq?.broker) ? ['RabbitMQ'] : []),
    ...containers,
  ];
  await Promise.all([
    stopProcess(postgres?.identity, { signals: ['SIGINT', 'SIGQUIT', 'SIGKILL'] }),
    stopProcess(rabbitmq?.broker, { graceMs: 30_000 }).then(() => stopProcess(rabbitmq?.epmd)),
    ...containers.map((name) => run('docker', ['stop', name], { timeoutMs: 60_000 })),
  ]);
  return ran;
}

/**
 * Stops them and deletes their data, also what had to be placed outside the folder.
 * @param {string} dataDir
 */
export async function removeServers(dataDir) {
  await stopServers(dataDir);
  const { postgres, rabbitmq, containers } = recorded(dataDir);
  for (const name of containers) {
    await run('docker', ['rm', '--force', '--volumes', name], { timeoutMs: 60_000 });
    await run('docker', ['volume', 'rm', '--force', name], { timeoutMs: 60_000 });
  }
  for (const place of [postgres?.place, rabbitmq?.place, dataDir]) {
    if (place) rmSync(place, { recursive: true, force: true });
  }
}

/** @param {string} dataDir */
function recorded(dataDir) {
  const file = (/** @type {string} */ name) => join(dataDir, `${name}.json`);
  return {
    postgres: /** @type {{ place: string, identity?: ProcessIdentity } | null} */ (readJson(file('postgres'))),
    rabbitmq: /** @type {{ place: string, broker?: ProcessIdentity, epmd?: ProcessIdentity } | null} */ (
      readJson(file('rabbitmq'))
    ),
    containers: ['postgres', 'rabbitmq']
      .filter((role) => readJson(file(`${role}-container`)) !== null)
      .map((role) => containerName(dataDir, role)),
  };
}
