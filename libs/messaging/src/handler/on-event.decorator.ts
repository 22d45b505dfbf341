import { applyDecorators, UseFilters } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { eventDefinition } from '@akkoord/contracts';
import type { EventBatch } from '../event/received-event.js';
import { PassErrorsThrough } from './pass-errors-through.filter.js';
import { EVENT_BUS } from './transport.js';

type Handles<T> = (batch: EventBatch<T>, ...rest: never[]) => Promise<void>;
type EventClass<T extends object = object> = new () => T;
type PayloadOf<C extends readonly EventClass[]> = InstanceType<C[number]>;

/**
 * Subscribes a controller method to one or more @Event classes; the compiler checks its batch against them.
 * Each call gets one type and one tenant; a method of several classes is called for each type by itself.
 */
export function OnEvent<C extends readonly EventClass[]>(...events: C) {
  const types = events.map((event) => eventDefinition(event).type);
  return applyDecorators(EventPattern(types, EVENT_BUS), UseFilters(PassErrorsThrough)) as <
    M extends Handles<PayloadOf<C>>,
  >(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ) => void;
}
