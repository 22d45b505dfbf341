import { randomBytes } from 'node:crypto';
import { context, propagation, ROOT_CONTEXT, trace, type Context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';
import { W3CTraceContextPropagator } from '@opentelemetry/core';

let isReady = false;

/** Lets W3C trace context travel through HTTP, outbox and broker. An OpenTelemetry SDK that was registered before is left as it is. */
export function enableTracing(): void {
  if (isReady) return;
  isReady = true;
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(new W3CTraceContextPropagator());
}

/** The context a request runs in: that of its `traceparent`, or a new trace. */
export function requestContext(headers: Readonly<Record<string, unknown>>): Context {
  const given = propagation.extract(ROOT_CONTEXT, headers);
  if (trace.getSpanContext(given)) return given;
  const span = { traceId: randomBytes(16).toString('hex'), spanId: randomBytes(8).toString('hex'), traceFlags: 1 };
  return trace.setSpanContext(ROOT_CONTEXT, span);
}

/** The current trace id, 32 hexadecimal digits, or undefined outside a trace. */
export const currentTraceId = (): string | undefined => trace.getSpanContext(context.active())?.traceId;
