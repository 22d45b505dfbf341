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
 * Variables for services that stand in the environment of `npm run up` are handed on to them.
 * @returns {NodeJS.ProcessEnv}
 */
export function settingsForUp() {
  const prefixes = ['AKKOORD_', ...SERVICE_NAMES.map((name) => `${name.replaceAll('-', '_').toUpperCase()}_`)];
  const own = new Set([
    'AKKOORD_SERVICES',
    'AKKOORD_POSTGRES_URL',
    'AKKOORD_AMQP_URL',
    'AKKOORD_STARTED_AT',
    'AKKOORD_DATA_DIR',
  ]);
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !own.has(name) && prefixes.some((prefix) => name.startsWith(prefix)),
    ),
  );
}
