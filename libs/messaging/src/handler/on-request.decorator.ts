import { applyDecorators, UseFilters } from '@nestjs/common';
import { MessagePattern } from '@nestjs/microservices';
import { requestDefinition } from '@akkoord/contracts';
import type { ReceivedRequest } from '../event/received-event.js';
import { PassErrorsThrough } from './pass-errors-through.filter.js';
import { EVENT_BUS } from './transport.js';

type Answers<Q> = (request: ReceivedRequest<Q>, ...rest: never[]) => Promise<object>;

/** Makes a controller method the one that answers a @Request class. A thrown RefusedError reaches the caller as that refusal. */
export function OnRequest<Q extends object>(request: new () => Q) {
  const { type } = requestDefinition(request);
  return applyDecorators(MessagePattern(type, EVENT_BUS), UseFilters(PassErrorsThrough)) as <M extends Answers<Q>>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ) => void;
}
