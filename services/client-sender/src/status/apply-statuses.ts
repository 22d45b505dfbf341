import { ReturnStatusChanged, type StatusUpdates } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import type { ClientEnvironment } from '../environment/environment.js';
import { SenderMetrics } from '../sender-metrics.js';
import { QueueWebhooks } from '../webhook/queue-webhooks.js';
import { sentenceOf } from './status-sentences.js';
import { advance, applyMoves } from './status.repository.js';
import { readableMoves, type ReturnMove } from './status.js';

/** Takes over what the connector told: statuses, position, events and webhooks for the ERP in one transaction. */
@Injectable()
export class ApplyStatuses {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly webhooks: QueueWebhooks,
    private readonly metrics: SenderMetrics,
  ) {}

  /** False when another process was first: then ask where it got to. */
  async apply({ id, tenant }: ClientEnvironment, after: number, { updates, next }: StatusUpdates): Promise<boolean> {
    const moves = readableMoves(updates);
    const applied = await this.database.inTenant(tenant, async (tx) => {
      if (!(await advance(tx, id, after, next))) return undefined;
      if (moves.length === 0) return 0;
      const fresh = await applyMoves(tx, id, moves);
      const events = fresh.map(({ returnId, place }) => statusEvent(id, returnId, moves[place]!));
      await this.outbox.add(tx, ...events.map((event) => ({ event, routingKey: `return.status-changed.v1.${id}` })));
      await this.webhooks.add(
        tx,
        events.map((data) => ({ environmentId: id, type: 'return.status-changed.v1', at: data.step.at, data })),
      );
      return fresh.length;
    });
    if (applied === undefined) return false;
    this.metrics.statusUpdates('applied', applied);
    this.metrics.statusUpdates('repeated', moves.length - applied);
    this.metrics.statusUpdates('unknown', updates.length - moves.length);
    return true;
  }
}

/** What an ERP hears of a move of one of its returns. */
export function statusEvent(environmentId: string, returnId: string, move: ReturnMove): ReturnStatusChanged {
  const { reference, status, sequence, at, details } = move;
  const { nl, en } = sentenceOf(status, details);
  return Object.assign(new ReturnStatusChanged(), {
    returnId,
    environmentId,
    reference,
    step: { status, sequence, at },
    messageNl: nl,
    messageEn: en,
    ...(details ? { details } : {}),
  });
}
