import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { canBeHad, containerPostgres } from './containers.mjs';
import { embeddedPostgres } from './embedded-postgres.mjs';
import { findPostgres } from './postgres-binaries.mjs';
import { postgresOfLastTime, runPostgres } from './private-postgres.mjs';
import { foreignServer, reasonsOfLastTime, ServerUnavailable } from './server.mjs';
import { writePrivate } from '../machine/files.mjs';
import { serverUser } from '../machine/users.mjs';

const PACKAGES = fileURLToPath(new URL('../../../../node_modules', import.meta.url));

/**
 * Finds or starts PostgreSQL: an address in the environment, a container, binaries on the machine, the npm package.
 * Calling it again finds the one that runs.
 * @param {import('./server.mjs').ServerOptions} options
 * @returns {Promise<import('./server.mjs').Server & { adminUrl: string, choice: string }>} `choice`: what was chosen and why, for people
 */
export async function startPostgres({ dataDir, log = () => {}, env = process.env, ways }) {
  mkdirSync(dataDir, { recursive: true });
  /** @type {string[]} */
  const reasons = [];
  const tries = (/** @type {import('./server.mjs').Way} */ way) => ways === undefined || ways.includes(way);
  const choiceFile = join(dataDir, 'postgres-choice.json');
  const server = await choose();
  if (server.kind !== 'environment') writePrivate(choiceFile, reasons);
  const choice = `${server.description}${reasons.length > 0 ? ` (${reasons.join('; ')})` : ''}`;
  return { ...server, adminUrl: server.url, choice };

  async function choose() {
    if (tries('environment')) {
      if (env.AKKOORD_POSTGRES_URL) return foreignServer(env.AKKOORD_POSTGRES_URL, 'AKKOORD_POSTGRES_URL');
      reasons.push('no AKKOORD_POSTGRES_URL');
    }
    const user = serverUser(['postgres', 'nobody']);
    const before = postgresOfLastTime(dataDir);
    if (before && tries(before.kind)) {
      reasons.push(...reasonsOfLastTime(choiceFile));
      return runPostgres({ bin: before.bin, kind: before.kind, dataDir, user });
    }
    if (tries('container')) {
      const verdict = await canBeHad('postgres:17', { dataDir, log });
      if (verdict === true) return containerPostgres('postgres:17', dataDir);
      reasons.push(verdict);
    }
    if (tries('private')) {
      const found = await findPostgres(env.PATH ? env : process.env);
      if (found) return runPostgres({ bin: found.bin, kind: 'private', dataDir, user });
      reasons.push('no PostgreSQL 14 or newer on this machine');
    }
    if (tries('embedded')) {
      const embedded = await embeddedPostgres({ packages: PACKAGES, dataDir, user });
      if (embedded) return runPostgres({ bin: embedded.bin, kind: 'embedded', dataDir, user });
      reasons.push(`no embedded-postgres for ${process.platform}-${process.arch}`);
    }
    throw new ServerUnavailable(
      'PostgreSQL',
      reasons,
      'Install it (Debian, Ubuntu: sudo apt-get install postgresql) or set AKKOORD_POSTGRES_URL.',
    );
  }
}
