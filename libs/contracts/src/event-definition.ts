/** Where an event travels: inside the office's system, or between a client environment and its ERP. */
export type EventExchange = 'internal' | 'erp';

/** What is known of an event apart from its payload class. */
export interface EventOptions {
  /** Service that publishes it; `erp` when an ERP does. */
  readonly producer: string;
  /** Property of the payload that names what the event is about (CloudEvents `subject`). */
  readonly subject: string;
  /** One sentence for AsyncAPI. */
  readonly summary: string;
  readonly exchange?: EventExchange;
  /** `optional`: nobody needs to listen, so an unroutable message is no fault. */
  readonly consumers?: 'required' | 'optional';
  /** `handler`: the payload reaches the handler unchecked, because bad input has to be answered, not dead-lettered. */
  readonly validatedBy?: 'transport' | 'handler';
}

/** A published event: its versioned name, its payload class and how it travels. */
export interface EventDefinition<T extends object = object> extends Required<EventOptions> {
  readonly type: string;
  readonly payload: new () => T;
}

const NAME = /^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9]\d*$/;
const byClass = new Map<unknown, EventDefinition>();
const byType = new Map<string, EventDefinition>();

/** Declares a class as the payload of the event `type` (`<entity>.<past-tense>.v<n>`). */
export function Event(type: string, options: EventOptions): ClassDecorator {
  if (!NAME.test(type)) throw new Error(`event name "${type}" is not <entity>.<past-tense>.v<n>`);
  return (target) => {
    if (byType.has(type)) throw new Error(`event "${type}" is declared twice`);
    const definition: EventDefinition = Object.freeze({
      exchange: 'internal' as const,
      consumers: 'required' as const,
      validatedBy: 'transport' as const,
      ...options,
      type,
      payload: target as unknown as new () => object,
    });
    byClass.set(target, definition);
    byType.set(type, definition);
  };
}

/** The definition of an event class, or of the class of an event instance. */
export function eventDefinition<T extends object>(event: (new () => T) | T): EventDefinition<T> {
  const definition = byClass.get(typeof event === 'function' ? event : event.constructor);
  if (!definition)
    throw new Error(`${typeof event === 'function' ? event.name : event.constructor.name} is not an @Event class`);
  return definition as unknown as EventDefinition<T>;
}

/** The definition of an event by its name, or undefined for a name nobody declared. */
export const eventDefinitionOf = (type: string): EventDefinition | undefined => byType.get(type);

/** All events, by name. */
export const eventDefinitions = (): EventDefinition[] =>
  [...byType.values()].sort((a, b) => (a.type < b.type ? -1 : 1));
