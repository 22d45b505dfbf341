import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ServiceConfig } from '../configuration/service-config.js';
import { SERVICE_CONFIG } from '../tokens.js';
import { Refusal } from '../refusal.js';
import { bearerToken } from './bearer-token.js';

/** Whether a header is the internal token, by configuration. */
const checks = new WeakMap<ServiceConfig, ReturnType<typeof bearerToken>>();

function checkOf(config: ServiceConfig): ReturnType<typeof bearerToken> {
  let known = checks.get(config);
  if (!known) checks.set(config, (known = bearerToken(config.internalToken)));
  return known;
}

/** Throws INTERNAL_ONLY unless the header is `Bearer <internal token>`; takes as long for a wrong one as for a right one. */
export function refuseStrangers(authorization: string | undefined, config: ServiceConfig): void {
  if (checkOf(config)(authorization)) return;
  throw new Refusal('INTERNAL_ONLY', {
    nl: 'Dit adres is alleen voor onderdelen van het systeem zelf.',
    en: 'This address is only for parts of the system itself.',
    status: 401,
  });
}

/** Lets only parts of the same installation in: `Authorization: Bearer <internal token>`. */
@Injectable()
export class InternalGuard implements CanActivate {
  constructor(@Inject(SERVICE_CONFIG) private readonly config: ServiceConfig) {}

  canActivate(context: ExecutionContext): boolean {
    refuseStrangers(context.switchToHttp().getRequest<FastifyRequest>().headers.authorization, this.config);
    return true;
  }
}
