import { BlockList, isIPv6 } from 'node:net';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ServiceConfig } from '../configuration/service-config.js';
import { bearerToken } from '../http/bearer-token.js';
import { Refusal } from '../refusal.js';
import { SERVICE_CONFIG } from '../tokens.js';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8);
LOOPBACK.addAddress('::1', 'ipv6');

/** What proxies add. Behind one on this machine everybody's connection comes from it, so who bears any of these is somebody else, whatever it says. */
const PASSED_ON = ['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'];

/** Whether a request was made on this machine: by the connection's own address, which nobody else can claim. */
function isLocal({ socket, headers }: FastifyRequest): boolean {
  const { remoteAddress } = socket;
  if (!remoteAddress || PASSED_ON.some((name) => name in headers)) return false;
  return LOOPBACK.check(remoteAddress, isIPv6(remoteAddress) ? 'ipv6' : 'ipv4');
}

/** Volumes of the office are for who watches the installation: `Authorization: Bearer <metrics token>`, and where none was set only this machine. */
@Injectable()
export class MetricsGuard implements CanActivate {
  private readonly isToken: ReturnType<typeof bearerToken> | undefined;

  constructor(@Inject(SERVICE_CONFIG) { metricsToken }: ServiceConfig) {
    this.isToken = metricsToken === undefined ? undefined : bearerToken(metricsToken);
  }

  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    if (!this.isToken) return this.onlyLocal(request);
    if (this.isToken(request.headers.authorization)) return true;
    void http.getResponse<FastifyReply>().header('www-authenticate', 'Bearer');
    throw new Refusal('METRICS_TOKEN_REQUIRED', {
      nl: 'Stuur het token mee dat als AKKOORD_METRICS_TOKEN is ingesteld (Authorization: Bearer …).',
      en: 'Send the token that was set as AKKOORD_METRICS_TOKEN (Authorization: Bearer …).',
      status: 401,
    });
  }

  private onlyLocal(request: FastifyRequest): boolean {
    if (isLocal(request)) return true;
    throw new Refusal('METRICS_ONLY_LOCAL', {
      nl: 'Meetwaarden zijn alleen op deze machine zelf te lezen. Stel AKKOORD_METRICS_TOKEN in om ze van elders te lezen.',
      en: 'Metrics can be read only on this machine itself. Set AKKOORD_METRICS_TOKEN to read them from elsewhere.',
      status: 403,
    });
  }
}
