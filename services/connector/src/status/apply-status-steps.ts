import { Injectable } from '@nestjs/common';
import type { EventBatch } from '@akkoord/messaging';
import type { Transaction } from '@akkoord/persistence';
import { StatusOfUnknownMessage } from './status.errors.js';
import { StatusStepRepository } from './status-step.repository.js';
import { StatusUpdateFeed } from './status-update-feed.js';
import { distinctSteps, stepsOf, type ArrivingStep, type StatusDetails, type StatusEvent } from './status.js';

/** Follows the statuses that other services give a message: history, current status, and an update for its client environment. */
@Injectable()
export class ApplyStatusSteps {
  constructor(
    private readonly steps: StatusStepRepository,
    private readonly feed: StatusUpdateFeed,
  ) {}

  /** Applies the steps of a batch of events, whatever their order; throws StatusOfUnknownMessage. */
  async ofEvents<T extends StatusEvent>(
    tx: Transaction,
    batch: EventBatch<T>,
    detailsOf: (event: T) => StatusDetails | null,
  ): Promise<void> {
    await this.apply(
      tx,
      batch.flatMap(({ data }) => stepsOf(data, detailsOf(data))),
    );
  }

  /** Applies steps; client environments that wait are woken after the commit. */
  async apply(tx: Transaction, arriving: readonly ArrivingStep[]): Promise<void> {
    const steps = distinctSteps(arriving);
    if (steps.length === 0) return;
    const ids = steps.map(({ messageId }) => messageId);
    const owned = await this.steps.lockEnvironments(tx, ids);
    const known = new Set(owned.map(({ id }) => id));
    const unknown = ids.find((id) => !known.has(id));
    if (unknown !== undefined) throw new StatusOfUnknownMessage(unknown);
    await this.steps.append(tx, steps);
    const environments = new Set(owned.map(({ clientEnvironmentId }) => clientEnvironmentId));
    tx.afterCommit(() => environments.forEach((id) => this.feed.wake(tx.tenant!, id)));
  }
}
