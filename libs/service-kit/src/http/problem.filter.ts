import { type ArgumentsHost, Catch, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Logger } from 'pino';
import { masked } from '../observability/logger.js';
import { currentTraceId } from '../observability/tracing.js';
import { problemOf } from './problem.js';

/** Bytes that a body may have at the address that was asked for. */
const bodyLimitOf = ({ request, server }: FastifyReply): number | undefined =>
  request.routeOptions.bodyLimit ?? server.initialConfig.bodyLimit;

/** Answers every error over HTTP as problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    this.answer(error, host.switchToHttp().getResponse<FastifyReply>());
  }

  /** Also for what Fastify refuses before Nest sees it, such as an address that cannot be read. */
  answer(error: unknown, reply: FastifyReply): void {
    const { problem, retryAfter, isFault } = problemOf(error, currentTraceId(), bodyLimitOf(reply));
    if (isFault)
      this.log.error({ err: error, code: problem.code }, masked((error as Error | undefined)?.message ?? problem.code));
    else this.log.debug({ code: problem.code, status: problem.status }, 'refused');
    if (reply.sent) return;
    if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
    void reply.status(problem.status).header('content-type', 'application/problem+json; charset=utf-8').send(problem);
  }
}
