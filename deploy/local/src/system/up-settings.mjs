import { join } from 'node:path';
import { DATA } from '../layout.mjs';
import { SERVICE_NAMES } from './services.mjs';

/**
 * The services of `npm run up`: those of AKKOORD_SERVICES, else all.
 * @returns {import('./services.mjs').ServiceName[]}
 */
export function servicesForUp() {
  const chosen = (process.env.AKKOORD_SERVICES ?? '').split(',').map((name) => name.trim());
  const known = SERVICE_NAMES.filter((name) => chosen.includes(name));
  return known.length > 0 ? known : SERVICE_NAMES;
}

/**
 * What the services of `npm run up` are told besides what every system is: the office and its first administration token,
 * and any variable for a service that stands in the environment.
 * @param {import('./secrets.mjs').Secrets} secrets
 * @returns {NodeJS.ProcessEnv}
 */
export function settingsForUp(secrets) {
  const prefixes = ['AKKOORD_', ...SERVICE_NAMES.map((name) => `${name.replaceAll('-', '_').toUpperCase()}_`)];
  const own = new Set([
    'AKKOORD_SERVICES',
    'AKKOORD_POSTGRES_URL',
    'AKKOORD_AMQP_URL',
    'AKKOORD_STARTED_AT',
    'AKKOORD_DATA_DIR',
  ]);
  const given = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !own.has(name) && prefixes.some((prefix) => name.startsWith(prefix)),
    ),
  );
  return {
    CONNECTOR_BOOTSTRAP_OFFICE: '12345',
    CONNECTOR_BOOTSTRAP_ADMIN_TOKEN: secrets.adminToken,
    // Filings wait until this file is there.
    DIGIPOORT_GATEWAY_BOOTSTRAP_FILE: join(DATA, 'communication-profiles.json'),
    ...given,
  };
}
