import { createParamDecorator, Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { Authenticate } from './authenticate.js';
import { TokenScopeInsufficient } from './token.errors.js';
import type { Caller, TokenScope } from './token.js';

const SCOPES = 'akkoord.connector.scopes';

export interface OfficeRequest extends FastifyRequest {
  params: { participantNumber?: string };
  caller?: Caller;
}

/** The scopes that may come in here. A route that names none is closed. */
export const AllowedTo = (...scopes: TokenScope[]) => SetMetadata(SCOPES, scopes);

/** The caller, as TokenGuard found it. */
export const CalledBy = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<OfficeRequest>();
  if (!caller) throw new Error('a route with @CalledBy needs TokenGuard');
  return caller;
});

/** Lets in who has a live token of the office in the path, with a scope the route allows. */
@Injectable()
export class TokenGuard implements CanActivate {
  constructor(
    private readonly authenticate: Authenticate,
    private readonly reflector: Reflector,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<OfficeRequest>();
    // Intake has asked already, before it took in the body.
    request.caller ??= await this.authenticate.caller(
      request.params.participantNumber ?? '',
      request.headers.authorization,
      new Date(),
    );
    const scopes = this.reflector.getAllAndOverride<TokenScope[] | undefined>(SCOPES, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!scopes?.includes(request.caller.scope)) throw new TokenScopeInsufficient();
    return true;
  }
}
