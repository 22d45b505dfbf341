import { METRICS } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';

/** What client-sender counts for Prometheus; nothing that is refused, postponed or given up stays silent. */
@Injectable()
export class SenderMetrics {
  private readonly returns: Counter;
  private readonly deliveries: Counter;
  private readonly statuses: Counter;
  private readonly webhooks: Counter;
  private readonly withdrawals: Counter;

  constructor(@Inject(METRICS) registry: Registry) {
    const counter = (name: string, help: string, label: string) =>
      new Counter({ name, help, labelNames: [label], registers: [registry] });
    this.returns = counter('akkoord_returns_taken_total', 'Returns taken from ERPs', 'repeat');
    this.deliveries = counter('akkoord_deliveries_total', 'Attempts to deliver a return to the connector', 'outcome');
    this.statuses = counter('akkoord_status_updates_total', 'Status updates from connectors', 'outcome');
    this.webhooks = counter('akkoord_webhooks_total', 'Attempts to post a webhook', 'outcome');
    this.withdrawals = counter(
      'akkoord_withdrawals_total',
      'Attempts to take a return back at the connector',
      'outcome',
    );
  }

  returnTaken(isNew: boolean): void {
    this.returns.inc({ repeat: String(!isNew) });
  }

  delivery(outcome: 'delivered' | 'refused' | 'postponed'): void {
    this.deliveries.inc({ outcome });
  }

  /** `unknown`: of a return that did not come through here, or in a form this version does not know. */
  statusUpdates(outcome: 'applied' | 'repeated' | 'unknown' | 'failed', count = 1): void {
    if (count > 0) this.statuses.inc({ outcome }, count);
  }

  webhook(outcome: 'delivered' | 'postponed' | 'failed'): void {
    this.webhooks.inc({ outcome });
  }

  withdrawal(outcome: 'done' | 'refused' | 'postponed'): void {
    this.withdrawals.inc({ outcome });
  }
}
