import { type Transaction, uuidv7 } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { DeliverWebhooks } from './deliver-webhooks.js';

/** Something to tell an ERP by webhook. */
export interface WebhookMessage {
  readonly environmentId: string;
  readonly type: string;
  /** When it happened, ISO 8601. */
  readonly at: string;
  readonly data: object;
}

/** Puts messages in the queue of the environments that have a webhook, in the caller's transaction. */
@Injectable()
export class QueueWebhooks {
  constructor(private readonly delivery: DeliverWebhooks) {}

  async add(tx: Transaction, messages: readonly WebhookMessage[]): Promise<void> {
    const listening = await environmentsWithWebhook(tx, messages);
    // Most have none: what nobody is told is not written out.
    const wanted = messages.filter(({ environmentId }) => listening.has(environmentId));
    if (wanted.length === 0) return;
    const queued = await tx.query(
      `insert into webhook_delivery (id, tenant, environment_id, body)
       select g.id, w.tenant, g.environment_id, g.body
       from unnest($1::uuid[], $2::uuid[], $3::text[]) as g (id, environment_id, body) join webhook w using (environment_id)
       returning id`,
      [
        wanted.map(() => uuidv7()),
        wanted.map(({ environmentId }) => environmentId),
        wanted.map(({ type, at, data }) => JSON.stringify({ type, timestamp: at, data })),
      ],
    );
    if (queued.length > 0) tx.afterCommit(() => this.delivery.wake());
  }
}

async function environmentsWithWebhook(
  tx: Transaction,
  messages: readonly WebhookMessage[],
): Promise<ReadonlySet<string>> {
  if (messages.length === 0) return new Set();
  const ids = [...new Set(messages.map(({ environmentId }) => environmentId))];
  const found = await tx.query<{ id: string }>(
    'select environment_id as id from webhook where environment_id = any($1::uuid[])',
    [ids],
  );
  return new Set(found.map(({ id }) => id));
}
