import { Controller, Get, Inject, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Registry } from 'prom-client';
import { METRICS } from '../observability/metrics.js';
import { MetricsGuard } from './metrics.guard.js';
import { Readiness } from './readiness.js';

/**
 * `/health/live`: the process runs. `/health/ready`: database reachable and consumer live. Both answer anybody, so they tell
 * whether something is up and nothing else. `/metrics`: Prometheus, behind MetricsGuard.
 */
@Controller()
export class HealthController {
  constructor(
    private readonly readiness: Readiness,
    @Inject(METRICS) private readonly registry: Registry,
  ) {}

  @Get('health/live')
  live(): object {
    return { status: 'live' };
  }

  @Get('health/ready')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const state = await this.readiness.check();
    await reply.status(state.isReady ? 200 : 503).send(state);
  }

  @Get('metrics')
  @UseGuards(MetricsGuard)
  async metrics(@Res() reply: FastifyReply): Promise<void> {
    await reply.header('content-type', this.registry.contentType).send(await this.registry.metrics());
  }
}
