import { readSigningKey, type SigningKey } from '@akkoord/evidence';
import { ConfigurationInvalid, LOGGER } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { WorkflowConfig } from '../workflow.config.js';

/** The key that signs anchors and certificates. Throws ConfigurationInvalid at the start for a key that cannot be used. */
@Injectable()
export class EvidenceKey {
  /** Absent when none is configured: then nothing is anchored or certified, and the log says so at the start. */
  readonly current: SigningKey | undefined;

  constructor({ evidenceKey }: WorkflowConfig, @Inject(LOGGER) log: Pick<Logger, 'warn'>) {
    try {
      this.current = evidenceKey === undefined ? undefined : readSigningKey(evidenceKey);
    } catch {
      throw new ConfigurationInvalid('workflow', [
        'WORKFLOW_EVIDENCE_KEY is no Ed25519 key: 64 hexadecimal digits, or PEM',
      ]);
    }
    if (!this.current)
      log.warn('WORKFLOW_EVIDENCE_KEY is not set: the audit trail is not anchored, approvals not certified');
  }
}
