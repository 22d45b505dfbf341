import { Event, Request } from '@akkoord/contracts';
import { IsInt, IsOptional, IsString } from 'class-validator';

/** Payload of the events in this suite. */
export class Thing {
  @IsInt() n!: number;
  @IsOptional() @IsString() note?: string;
}

/** An event class for one test file alone: files run side by side on one broker. */
export function anEvent(name: string, options: { exchange?: 'internal' | 'erp'; consumers?: 'optional' } = {}) {
  @Event(`${name}.v1`, {
    producer: 'test',
    subject: 'n',
    summary: 'Something happened.',
    ...options,
    ...(options.exchange === 'erp' ? { validatedBy: 'handler' as const } : {}),
  })
  class Happened extends Thing {}
  return Happened;
}

/** A request class for one test file alone, answered by `service`. */
export function aRequest(name: string, service: string) {
  class Doubled {
    @IsInt() n!: number;
  }
  @Request(`${name}.v1`, { service, summary: 'Doubles n.', reply: Doubled })
  class Double extends Thing {}
  return Double;
}

/** An instance with these properties. */
export const make = <T extends object>(type: new () => T, properties: Partial<T>): T =>
  Object.assign(new type(), properties);
