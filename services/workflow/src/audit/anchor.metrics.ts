import { METRICS } from '@akkoord/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { Counter, type Registry } from 'prom-client';

/** Anchors for Prometheus. Alert on `broken`: somebody changed an audit trail. */
@Injectable()
export class AnchorMetrics {
  private readonly anchors: Counter;

  constructor(@Inject(METRICS) registry: Registry) {
    this.anchors = new Counter({
      name: 'akkoord_workflow_audit_anchors_total',
      help: 'Anchors of audit trails: made, failed (tried again), or refused because the chain is broken',
      labelNames: ['outcome'],
      registers: [registry],
    });
  }

  ended(outcome: 'made' | 'failed' | 'broken'): void {
    this.anchors.inc({ outcome });
  }
}
