/** A message as a handler sees it. */
export interface ReceivedEvent<T> {
  /** CloudEvents id; for a bare ERP message a hash of what was sent, so that a repeat has the same. */
  readonly id: string;
  readonly type: string;
  /** Participant number; empty for a bare ERP message, whose sender the handler has yet to recognise. */
  readonly tenant: string;
  readonly subject: string;
  readonly time: Date;
  readonly correlationId: string;
  readonly causationId?: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** AMQP headers. */
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: T;
}

/** Messages of one type and one tenant in order of delivery, at least one. */
export type EventBatch<T> = readonly ReceivedEvent<T>[];

/** A request as a handler sees it. */
export interface ReceivedRequest<Q> {
  readonly id: string;
  readonly type: string;
  readonly tenant: string;
  /** The caller repeats a request with the same key; the answer must then be the same. */
  readonly idempotencyKey: string;
  readonly correlationId: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly data: Q;
}
