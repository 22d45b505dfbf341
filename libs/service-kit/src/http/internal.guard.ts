import { hash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ServiceConfig } from '../configuration/service-config.js';
import { SERVICE_CONFIG } from '../tokens.js';
import { Refusal } from '../refusal.js';

const digest = (text: string): Buffer => hash('sha256', text, 'buffer');

/** What the header has to be, by configuration. */
const expected = new WeakMap<ServiceConfig, Buffer>();

function expectedBy(config: ServiceConfig): Buffer {
  let known = expected.get(config);
  if (!known) expected.set(config, (known = digest(`Bearer ${config.internalToken}`)));
  return known;
}

/** Throws INTERNAL_ONLY unless the header is `Bearer <internal token>`; takes as long for a wrong one as for a right one. */
export function refuseStrangers(authorization: string | undefined, config: ServiceConfig): void {
  if (timingSafeEqual(digest(authorization ?? ''), expectedBy(config))) return;
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
