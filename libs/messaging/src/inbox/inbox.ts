import type { Database, Transaction } from '@akkoord/persistence';
import type { EventBatch, ReceivedEvent } from '../event/received-event.js';
import type { MessagingMetrics } from '../metrics/messaging-metrics.js';

// `on conflict do nothing`: catching a unique violation would leave the transaction aborted.
const CLAIM = `insert into inbox (tenant, handler, message_id)
  select $1, $2, id from unnest($3::text[]) as id on conflict do nothing returning message_id`;

/** Lets a handler do its work at most once per message, however often that is delivered. */
export class Inbox {
  constructor(
    private readonly database: Database,
    private readonly metrics: MessagingMetrics,
  ) {}

  /**
   * Runs `work` with the messages this handler has not handled before, in one transaction of their office: inbox rows, state and
   * outbox rows commit together or not at all. When none is new, `work` is not called. `handler` is a stable name, such as
   * `workflow.start-approval`. The messages of one call belong to one office.
   */
  async once<T>(
    handler: string,
    batch: EventBatch<T>,
    work: (tx: Transaction, fresh: ReceivedEvent<T>[]) => Promise<void>,
  ): Promise<void> {
    const [first] = batch;
    if (!first) return;
    if (batch.some(({ tenant }) => tenant !== first.tenant)) throw new Error(`${handler}: a batch is of one office`);
    const seen = await this.database.inTenant(first.tenant, async (tx) => {
      const fresh = await claim(tx, handler, batch);
      if (fresh.length > 0) await work(tx, fresh);
      return batch.length - fresh.length;
    });
    if (seen > 0) this.metrics.duplicates(handler, seen);
  }
}

/** Sorted, so that two instances that claim the same messages wait for each other instead of deadlocking. */
async function claim<T>(tx: Transaction, handler: string, batch: EventBatch<T>): Promise<ReceivedEvent<T>[]> {
  const ids = batch.map(({ id }) => id).sort();
  const claimed = await tx.query<{ message_id: string }>(CLAIM, [tx.tenant, handler, ids]);
  const unclaimed = new Set(claimed.map((row) => row.message_id));
  return batch.filter(({ id }) => unclaimed.delete(id));
}
