import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { refuseStrangers } from '@akkoord/service-kit';
import type { FastifyInstance, onRequestAsyncHookHandler, RouteOptions } from 'fastify';
import { DigipoortGatewayConfig } from '../digipoort-gateway.config.js';

const OFFICE = '/v1/offices/:participantNumber';
/** As long as the contract lets a file, a key and certificates be together (ImportCertificate), and room for the rest. */
const CERTIFICATE_BODY = 6_100_000;
/** PEM of the authorities and of who signs replies (PutCommunicationProfile), escaped, and room for the rest. */
const PROFILE_BODY = 512 * 1024;
const SMALL_BODY = 64 * 1024;

const LARGER: Readonly<Record<string, number>> = {
  [`${OFFICE}/certificates`]: CERTIFICATE_BODY,
  [`${OFFICE}/certificates/preview`]: CERTIFICATE_BODY,
  [`${OFFICE}/communication-profile`]: PROFILE_BODY,
};

/** Asks for the internal token before a body is taken in, and takes a large one only where files come in: guards run after the whole body was read. */
@Injectable()
export class GuardBodies {
  constructor(
    private readonly config: DigipoortGatewayConfig,
    host: HttpAdapterHost,
  ) {
    host.httpAdapter.getInstance<FastifyInstance>().addHook('onRoute', (route) => this.guard(route));
  }

  private guard(route: RouteOptions): void {
    route.bodyLimit = LARGER[route.url] ?? SMALL_BODY;
    if (!route.url.startsWith('/v1/')) return;
    const ask: onRequestAsyncHookHandler = async (request) =>
      refuseStrangers(request.headers.authorization, this.config);
    route.onRequest = [ask, ...[route.onRequest ?? []].flat()];
  }
}
