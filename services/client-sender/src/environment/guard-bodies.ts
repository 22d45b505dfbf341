import { Injectable } from '@nestjs/common';
import { RequestRate } from '@akkoord/service-kit';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, onRequestAsyncHookHandler, RouteOptions } from 'fastify';
import { EnvironmentDirectory } from './environment-directory.js';
import { type ErpRequest, tokenIn } from './erp-token.js';

const RETURNS = '/v1/returns';
/** Base64 of the largest document and PDF (SubmitReturn), and room for the rest. */
const RETURN_BODY = 36 * 1024 * 1024;
const SMALL_BODY = 64 * 1024;

/** Asks for the token before a body is taken in, counts how often it comes, and takes a large one only where returns come in: Nest's guards run after the whole body was read. */
@Injectable()
export class GuardBodies {
  constructor(
    private readonly directory: EnvironmentDirectory,
    private readonly rate: RequestRate,
    host: HttpAdapterHost,
  ) {
    const fastify = host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRoute', (route) => this.guard(route));
  }

  private guard(route: RouteOptions): void {
    route.bodyLimit = route.url === RETURNS ? RETURN_BODY : SMALL_BODY;
    if (!route.url.startsWith('/v1/')) return;
    const ask: onRequestAsyncHookHandler = async (request) => {
      const environment = await this.directory.authenticate(tokenIn(request.headers.authorization));
      await this.rate.count(environment.id, environment.tenant);
      (request as ErpRequest).environment = environment;
    };
    route.onRequest = [ask, ...[route.onRequest ?? []].flat()];
  }
}
