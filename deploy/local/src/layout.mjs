import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/** Everything a running system keeps; `npm run reset` removes it. */
export const DATA = process.env.AKKOORD_DATA_DIR ?? join(ROOT, '.data');

export const PATHS = {
  packages: join(ROOT, 'node_modules'),
  installLock: join(ROOT, '.nx', 'install.lock'),
  /** PostgreSQL and RabbitMQ: state files, data and logs. */
  servers: join(DATA, 'servers'),
  /** Passwords and keys made on first use; readable by this user only. */
  secrets: join(DATA, 'secrets.json'),
  logs: join(DATA, 'logs'),
  /** The supervisor of `npm run up`. */
  supervisor: join(DATA, 'supervisor.json'),
  /** What it tells once all services are ready: their addresses. */
  running: join(DATA, 'running.json'),
  /** Ports and processes of the services. */
  system: join(DATA, 'system.json'),
};
