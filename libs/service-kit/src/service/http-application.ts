import { context } from '@opentelemetry/api';
import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { ServiceConfig } from '../configuration/service-config.js';
import { ProblemFilter } from '../http/problem.filter.js';
import { endConnectionsOnClose } from '../http/connections-on-close.js';
import { contractPipe } from '../http/validation.js';
import { NestLogger } from '../observability/logger.js';
import { httpHistogram } from '../observability/metrics.js';
import { currentTraceId, requestContext } from '../observability/tracing.js';

/** A Nest application on Fastify with what every service has: trace context, timing, contracts, problem+json. */
export async function createHttpApplication(
  module: DynamicModule | Type,
  config: ServiceConfig,
  log: Logger,
  registry: Registry,
): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter(log);
  const adapter = new FastifyAdapter({
    frameworkErrors: (error: unknown, _: unknown, reply: FastifyReply) => problems.answer(error, reply),
    bodyLimit: config.bodyLimit,
    forceCloseConnections: 'idle',
    trustProxy: config.trustedProxies,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(log),
    abortOnError: false,
    // Nest's own would take forms as well, where Fastify's takes JSON.
    bodyParser: false,
  });
  // Read as text a body is no contract: the refusal would name fields that are there, and not the type that is wrong.
  adapter.getInstance().removeContentTypeParser('text/plain');
  endConnectionsOnClose(adapter.getInstance());
  const seconds = httpHistogram(registry);
  adapter
    .getInstance()
    .addHook('onRequest', (request, reply, done) => {
      context.with(requestContext(request.headers), () => {
        const traceId = currentTraceId();
        if (traceId) void reply.header('x-trace-id', traceId);
        done();
      });
    })
    .addHook('onResponse', (request, reply, done) => {
      const labels = {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: String(reply.statusCode),
      };
      seconds.observe(labels, reply.elapsedTime / 1000);
      done();
    });
  app.useGlobalFilters(problems);
  app.useGlobalPipes(contractPipe());
  return app;
}
