import type { ConsumeMessage } from 'amqplib';
import type { RefusedError } from '../messaging.errors.js';

/** AMQP headers of a request. */
export const REQUEST_HEADERS = { tenant: 'x-akkoord-tenant', idempotencyKey: 'x-idempotency-key' } as const;

/** Body of an answer. */
export type Answer =
  | { readonly outcome: 'answered'; readonly value: unknown }
  | { readonly outcome: 'failed' }
  | {
      readonly outcome: 'refused';
      readonly code: string;
      readonly message: string;
      readonly params?: RefusedError['params'];
      readonly messages?: RefusedError['messages'];
      readonly httpStatus?: number;
    };

/** A refusal in a form that can travel. */
export const refusedAnswer = ({ code, message, params, messages, httpStatus }: RefusedError): Answer => ({
  outcome: 'refused',
  code,
  message,
  params,
  messages,
  httpStatus,
});

/** Reads a header as text; empty when absent. */
export const headerText = ({ properties }: ConsumeMessage, name: string): string =>
  String(properties.headers?.[name] ?? '');
