/** How the handling of a message ended. */
export type Outcome = 'handled' | 'retried' | 'dead';

/** What the transport counts; the service-kit turns it into Prometheus metrics. All methods are quick and do not throw. */
export interface MessagingMetrics {
  /** Confirmed by the broker. */
  published(type: string, count: number): void;
  /** No queue wanted it; `parked` means it waits in the outbox and needs attention. */
  unroutable(type: string, parked: boolean): void;
  /** Settled messages of one type; `seconds` is the time the handler took for the batch. */
  consumed(type: string, outcome: Outcome, count: number, seconds: number): void;
  /** Messages that the inbox had seen before. */
  duplicates(handler: string, count: number): void;
  /** Requests answered, refused or failed. */
  answered(type: string, outcome: 'answered' | 'refused' | 'failed', seconds: number): void;
  /** Gauges, set by the leading relay: rows waiting, and rows set aside after a failure (`akkoord_outbox_parked`). */
  outbox(waiting: number, parked: number): void;
}

const nothing = (): void => undefined;

/** Counts nothing. */
export const NO_METRICS: MessagingMetrics = Object.freeze({
  published: nothing,
  unroutable: nothing,
  consumed: nothing,
  duplicates: nothing,
  answered: nothing,
  outbox: nothing,
});
