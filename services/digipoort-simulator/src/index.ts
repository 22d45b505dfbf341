import { defineService } from '@akkoord/service-kit';
import { simulatorTables } from './migrations/0001-simulator.js';
import { rehearsals } from './migrations/0002-rehearsals.js';
import { receivedLz4 } from './migrations/0003-received-lz4.js';
import { SimulatorConfig } from './simulator.config.js';
import { SimulatorModule } from './simulator.module.js';

/** A faithful Digipoort for development, tests and demos; a production host refuses to start it. */
export const digipoortSimulator = defineService({
  name: 'digipoort-simulator',
  schema: 'simulator',
  config: SimulatorConfig,
  migrations: [simulatorTables, rehearsals, receivedLz4],
  module: () => SimulatorModule,
  isForDevelopment: true,
});

export { createTestPki, splitPem, TEST_OINS } from './pki/test-pki.js';
export type { TestPki } from './pki/test-pki.js';
export type { IssuedCertificate } from './pki/test-certificates.js';
export { WusServer } from './wus/wus-server.js';
