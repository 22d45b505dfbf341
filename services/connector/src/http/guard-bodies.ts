import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { RequestRate } from '@akkoord/service-kit';
import type { FastifyInstance, onRequestAsyncHookHandler, RouteOptions } from 'fastify';
import { ConnectorConfig } from '../connector.config.js';
import { Authenticate } from '../token/authenticate.js';
import type { OfficeRequest } from '../token/token.guard.js';

const OFFICE = '/v1/offices/:participantNumber/';
const INTAKE = `${OFFICE}messages`;
/** As long as the contract lets it be: 7,000,000 signs of base64. */
const LARGEST_PDF = 5_250_000;
/** Enough for any administration request. */
const SMALL_BODY = 256 * 1024;

/** Asks for the token before a body is taken in, counts how often it comes, and takes a large one only where documents come in: guards run after the whole body was read. */
@Injectable()
export class GuardBodies {
  constructor(
    private readonly authenticate: Authenticate,
    private readonly config: ConnectorConfig,
    private readonly rate: RequestRate,
    host: HttpAdapterHost,
  ) {
    const fastify = host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addHook('onRoute', (route) => this.guard(route));
  }

  private guard(route: RouteOptions): void {
    route.bodyLimit = route.url === INTAKE ? this.intakeLimit : SMALL_BODY;
    if (!route.url.startsWith(OFFICE)) return;
    const ask: onRequestAsyncHookHandler = async (request) => {
      const { params, headers } = request as OfficeRequest;
      const office = params.participantNumber ?? '';
      const caller = await this.authenticate.caller(office, headers.authorization, new Date());
      await this.rate.count(caller.tokenId, office);
      (request as OfficeRequest).caller = caller;
    };
    route.onRequest = [ask, ...[route.onRequest ?? []].flat()];
  }

  /** Base64 of the largest document and the largest PDF, and room for the rest of the message. */
  private get intakeLimit(): number {
    return Math.ceil((this.config.maxDocumentBytes + LARGEST_PDF) / 3) * 4 + 64 * 1024;
  }
}
