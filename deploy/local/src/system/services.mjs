/** The services of deploy/host in the order of a filing's journey, with the port each gets where that is free. */
export const SERVICES = /** @type {const} */ ({
  'client-sender': 4001,
  connector: 4002,
  workflow: 4003,
  'digipoort-gateway': 4004,
  'portal-api': 4000,
  'digipoort-simulator': 4005,
  mailer: 4007,
});

/** @typedef {keyof typeof SERVICES} ServiceName */

export const SERVICE_NAMES = /** @type {ServiceName[]} */ (Object.keys(SERVICES));

/**
 * Prefix of a service's variables: `digipoort-gateway` → `DIGIPOORT_GATEWAY`.
 * @param {string} name
 */
export function prefixOf(name) {
  return name.replaceAll('-', '_').toUpperCase();
}

/**
 * Schema and role of a service: `digipoort-gateway` → `digipoort_gateway`.
 * @param {string} name
 */
export function roleOf(name) {
  return name.replaceAll('-', '_');
}
