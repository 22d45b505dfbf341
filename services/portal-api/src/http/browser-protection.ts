import fastifyStatic from '@fastify/static';
import { currentTraceId, problemOf } from '@akkoord/service-kit';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { PortalApiConfig } from '../portal-api.config.js';
import { CrossSiteRefused } from '../session/session.errors.js';
import { isFromOwnSite } from './same-site.js';
import { securityHeaders } from './security-headers.js';

/** Serves the page, and keeps what browsers can be misled into away from the API. Hooks, so that no route can be forgotten. */
@Injectable()
export class BrowserProtection implements OnModuleInit {
  constructor(
    private readonly host: HttpAdapterHost,
    private readonly config: PortalApiConfig,
  ) {}

  onModuleInit(): void {
    const server = this.host.httpAdapter.getInstance<FastifyInstance>();
    const { publicUrl } = this.config;
    const headers = securityHeaders(publicUrl?.startsWith('https:') ?? false);
    server.addHook('onRequest', async (request, reply) => {
      void reply.headers(headers);
      if (!isForApi(request)) return undefined;
      void reply.header('cache-control', 'no-store');
      if (!isFromOwnSite(originOf(request), publicUrl)) return refuse(reply);
      return undefined;
    });
    // Not awaited: that would start Fastify before Nest has set what answers a request that cannot be read.
    void server.register(fastifyStatic, {
      root: this.config.webFolder,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply) => void reply.header('cache-control', 'no-cache'),
    });
  }
}

/** By the route that was found: an address can be written in more ways than one (`/%61pi/…`, `http://host/api/…`). */
const isForApi = ({ routeOptions, url }: FastifyRequest): boolean => (routeOptions.url ?? url).startsWith('/api/');

/** A hook runs before Nest, and so before its filter that would make a problem of what is thrown. */
function refuse(reply: FastifyReply): FastifyReply {
  const { problem } = problemOf(new CrossSiteRefused(), currentTraceId());
  return reply.status(problem.status).type('application/problem+json; charset=utf-8').send(problem);
}

const originOf = ({ method, headers }: FastifyRequest) => ({
  method,
  secFetchSite: headers['sec-fetch-site'],
  origin: headers.origin,
  host: headers.host,
});
