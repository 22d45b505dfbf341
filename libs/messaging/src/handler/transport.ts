/** Marks handlers as belonging to this transport, so that another strategy in the same application leaves them alone. */
export const EVENT_BUS = Symbol('akkoord.event-bus');
