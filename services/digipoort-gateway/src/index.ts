import { defineService } from '@akkoord/service-kit';
import { DigipoortGatewayConfig } from './digipoort-gateway.config.js';
import { DigipoortGatewayModule } from './digipoort-gateway.module.js';
import { submissions } from './migrations/0001-submissions.js';
import { certificates } from './migrations/0002-certificates.js';
import { statusesOpen } from './migrations/0002-statuses-open.js';
import { authorities } from './migrations/0005-authorities.js';
import { claims } from './migrations/0004-claims.js';
import { evidenceAndOutages } from './migrations/0003-evidence-and-outages.js';
import { messages } from './migrations/0006-messages.js';
import { residence } from './migrations/0007-residence.js';
import { attemptOin } from './migrations/0008-attempt-oin.js';
import { statusesClosed } from './migrations/0009-statuses-closed.js';
import { archiveLz4 } from './migrations/0010-archive-lz4.js';
import { settledByPerson } from './migrations/0011-settled-by-person.js';

export { DigipoortGatewayConfig } from './digipoort-gateway.config.js';
export { evidenceFile } from './evidence/evidence-file.js';
export type { EvidenceFacts } from './evidence/evidence-facts.js';

/** Files at Digipoort with the office's certificate and follows each filing to its end state. */
export const digipoortGateway = defineService({
  name: 'digipoort-gateway',
  schema: 'digipoort',
  config: DigipoortGatewayConfig,
  migrations: [
    submissions,
    certificates,
    statusesOpen,
    evidenceAndOutages,
    claims,
    authorities,
    messages,
    residence,
    attemptOin,
    statusesClosed,
    archiveLz4,
    settledByPerson,
  ],
  module: () => DigipoortGatewayModule,
});
