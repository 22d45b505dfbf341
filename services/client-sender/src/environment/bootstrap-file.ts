import { configList } from '@akkoord/service-kit';
import { BootstrapEnvironment } from './environment-settings.js';

/** Reads the bootstrap file; throws ConfigurationInvalid that names each wrong field and no value. */
export const readBootstrap = (json: string): BootstrapEnvironment[] =>
  configList(BootstrapEnvironment, json, { service: 'client-sender', variable: 'BOOTSTRAP' });
