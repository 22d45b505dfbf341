import { ReturnRefused } from '@akkoord/contracts';
import { Outbox } from '@akkoord/messaging';
import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { QueueWebhooks } from '../webhook/queue-webhooks.js';
import { type EndedAttempt, recordOutcomes } from './delivery.repository.js';

/** Records that the connector will not take returns, and tells their ERPs by event and webhook, in one transaction. */
@Injectable()
export class TellRefusal {
  constructor(
    private readonly database: Database,
    private readonly outbox: Outbox,
    private readonly webhooks: QueueWebhooks,
  ) {}

  async record(tenant: string, refused: readonly EndedAttempt[]): Promise<void> {
    await this.database.inTenant(tenant, async (tx) => {
      const recorded = await recordOutcomes(tx, refused);
      const events = refused.filter(({ held }) => recorded.has(held.returnId)).map(refusalEvent);
      await this.outbox.add(
        tx,
        ...events.map((event) => ({ event, routingKey: `return.refused.v1.${event.environmentId}` })),
      );
      await this.webhooks.add(
        tx,
        events.map((event) => ({
          environmentId: event.environmentId,
          type: 'return.refused.v1',
          at: event.at,
          data: event,
        })),
      );
    });
  }
}

function refusalEvent({ held, outcome, reference }: EndedAttempt): ReturnRefused {
  if (outcome.kind !== 'refused') throw new Error(`an attempt that was ${outcome.kind} is no refusal`);
  const { code, messages, at } = outcome.problem;
  return Object.assign(new ReturnRefused(), {
    environmentId: held.environmentId,
    reference,
    code,
    messageNl: messages.nl,
    messageEn: messages.en,
    at,
  });
}
