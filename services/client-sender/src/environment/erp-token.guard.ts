import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable } from '@nestjs/common';
import { EnvironmentDirectory } from './environment-directory.js';
import type { ClientEnvironment } from './environment.js';
import { type ErpRequest, tokenIn } from './erp-token.js';

/** Lets an ERP in by `Authorization: Bearer ake_…`; from then on the request belongs to that token's environment. */
@Injectable()
export class ErpTokenGuard implements CanActivate {
  constructor(private readonly directory: EnvironmentDirectory) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<ErpRequest>();
    // Usually GuardBodies has asked already.
    request.environment ??= await this.directory.authenticate(tokenIn(request.headers.authorization));
    return true;
  }
}

/** The environment whose token came with the request. */
export const Sender = createParamDecorator((_: unknown, context: ExecutionContext): ClientEnvironment => {
  const { environment } = context.switchToHttp().getRequest<ErpRequest>();
  if (!environment) throw new Error('the route has no ErpTokenGuard');
  return environment;
});
