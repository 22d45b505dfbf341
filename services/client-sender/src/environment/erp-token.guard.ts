import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { EnvironmentDirectory } from './environment-directory.js';
import type { ClientEnvironment } from './environment.js';
import { tokenIn } from './erp-token.js';

type ErpRequest = FastifyRequest & { environment?: ClientEnvironment };

/** Lets an ERP in by `Authorization: Bearer ake_…`; from then on the request belongs to that token's environment. */
@Injectable()
export class ErpTokenGuard implements CanActivate {
  constructor(private readonly directory: EnvironmentDirectory) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ErpRequest>();
    request.environment = await this.directory.authenticate(tokenIn(request.headers.authorization));
    return true;
  }
}

/** The environment the guard found. */
export const Sender = createParamDecorator((_: unknown, context: ExecutionContext): ClientEnvironment => {
  const { environment } = context.switchToHttp().getRequest<ErpRequest>();
  if (!environment) throw new Error('the route has no ErpTokenGuard');
  return environment;
});
