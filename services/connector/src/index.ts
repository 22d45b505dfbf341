import { defineService } from '@akkoord/service-kit';
import { ConnectorConfig } from './connector.config.js';
import { ConnectorModule } from './connector.module.js';
import { findings } from './migrations/0002-findings.js';
import { filedElsewhere } from './migrations/0003-filed-elsewhere.js';
import { superseded } from './migrations/0030-superseded.js';
import { employees } from './migrations/0040-employees.js';
import { approvalOrder } from './migrations/0070-approval-order.js';
import { submittedBy } from './migrations/0080-submitted-by.js';
import { residence } from './migrations/0090-residence.js';
import { register } from './migrations/0001-register.js';

/** The office's front door: tokens, organisations, the register of messages and their statuses. */
export const connector = defineService({
  name: 'connector',
  config: ConnectorConfig,
  migrations: [register, findings, filedElsewhere, superseded, employees, approvalOrder, submittedBy, residence],
  module: () => ConnectorModule,
});

export { ConnectorConfig } from './connector.config.js';
