/** One event for the outbox. */
export interface OutgoingEvent<T extends object = object> {
  /** Instance of an @Event class; validated before it is stored. */
  readonly event: T;
  /** What it is about; default: the property that the @Event declaration names. */
  readonly subject?: string;
  /** Default: that of the message being handled, else the trace id, else the event's own id. */
  readonly correlationId?: string;
  /** Id of the message that led to it; in a batch it also hands on that message's trace. Default: the only message being handled. */
  readonly causationId?: string;
  /** Default: the event type. A longer key must begin with the type and a dot, or subscribers of the type miss it. */
  readonly routingKey?: string;
}
