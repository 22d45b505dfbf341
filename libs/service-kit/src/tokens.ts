/** Injection token of the service's own configuration object. */
export const SERVICE_CONFIG = Symbol('akkoord.service-config');

/** Injection token of the service's pino logger. */
export const LOGGER = Symbol('akkoord.logger');
