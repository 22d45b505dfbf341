import { hash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { ServiceConfig } from '../configuration/service-config.js';
import { SERVICE_CONFIG } from '../tokens.js';
import { Refusal } from '../refusal.js';

const digest = (text: string): Buffer => hash('sha256', text, 'buffer');

/** Throws INTERNAL_ONLY unless the header is `Bearer <internal token>`; takes as long for a wrong one as for a right one. */
export function refuseStrangers(authorization: string | undefined, { internalToken }: ServiceConfig): void {
  if (timingSafeEqual(digest(authorization ?? ''), digest(`Bearer ${internalToken}`))) return;
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
