import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';
import { APPEND_STEPS, LOCK_ENVIRONMENTS } from './append-steps.sql.js';
import type { ArrivingStep } from './status.js';

/** A message and whose it is. */
export interface OwnedMessage {
  readonly id: string;
  readonly clientEnvironmentId: string;
}

@Injectable()
export class StatusStepRepository {
  /** Locks the client environments of these messages until the transaction ends; gives the messages that exist. */
  async lockEnvironments(tx: Transaction, messageIds: readonly string[]): Promise<OwnedMessage[]> {
    return tx.query<OwnedMessage>(LOCK_ENVIRONMENTS, [[...new Set(messageIds)]]);
  }

  /** Adds what is new, in one statement whatever the number; needs `lockEnvironments` first. Steps must be distinct. */
  async append(tx: Transaction, steps: readonly ArrivingStep[]): Promise<void> {
    await tx.query(APPEND_STEPS, [
      steps.map(({ messageId }) => messageId),
      steps.map(({ sequence }) => sequence),
      steps.map(({ status }) => status),
      steps.map(({ at }) => at),
      steps.map(({ details }) => (details === null ? null : JSON.stringify(details))),
    ]);
  }
}
