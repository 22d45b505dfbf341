import { UnroutableError, ConnectionLostError } from '../messaging.errors.js';
import type { MessagingMetrics } from '../metrics/messaging-metrics.js';
import { publicationOf, type OutboxRow } from '../outbox/outbox-row.js';
import type { Publisher } from '../publisher/publisher.js';

/** How one row fared. */
export type Fate =
  | { readonly row: OutboxRow; readonly outcome: 'published' | 'unwanted' | 'undecided' }
  | { readonly row: OutboxRow; readonly outcome: 'parked'; readonly reason: string };

/** Publishes rows in order, all at once in flight; each row has a fate of its own. */
export async function publishRows(publisher: Pick<Publisher, 'publish'>, rows: readonly OutboxRow[]): Promise<Fate[]> {
  return Promise.all(
    rows.map(async (row) => {
      try {
        await publisher.publish(publicationOf(row));
        return { row, outcome: 'published' as const };
      } catch (error) {
        return fateOf(row, error as Error);
      }
    }),
  );
}

/** A lost connection says nothing of the row: it stays, and goes out again with the same id. */
export function fateOf(row: OutboxRow, error: Error): Fate {
  if (error instanceof ConnectionLostError) return { row, outcome: 'undecided' };
  if (error instanceof UnroutableError && row.optional) return { row, outcome: 'unwanted' };
  return { row, outcome: 'parked', reason: (error as { code?: string }).code ?? error.name };
}

/** Counts what happened, per event type. */
export function countFates(metrics: MessagingMetrics, fates: readonly Fate[]): void {
  const published = new Map<string, number>();
  for (const { row, outcome } of fates) {
    switch (outcome) {
      case 'published':
        published.set(row.type, (published.get(row.type) ?? 0) + 1);
        break;
      case 'unwanted':
        metrics.unroutable(row.type, false);
        break;
      case 'parked':
        metrics.unroutable(row.type, true);
        break;
      case 'undecided':
        break;
      default:
        outcome satisfies never;
    }
  }
  for (const [type, count] of published) metrics.published(type, count);
}
