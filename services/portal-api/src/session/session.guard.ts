import { createParamDecorator, Inject, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { NotLoggedIn } from './session.errors.js';
import type { Session } from './session.js';
import { storedForm, type SessionCookie } from './session-token.js';
import { Sessions } from './sessions.js';

/** Injection token of the session cookie. */
export const SESSION_COOKIE = Symbol('akkoord.session-cookie');

interface RequestWithSession extends FastifyRequest {
  session?: Session;
}

/**
 * Whether the page asks by itself (its own timer, its stream of events): no sign that the person is still there. Whoever leaves the header
 * out prolongs his own session, and no other.
 */
const isUnattended = ({ headers }: FastifyRequest): boolean =>
  headers['akkoord-unattended'] !== undefined || headers.accept === 'text/event-stream';

/** Lets in who is logged in. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly sessions: Sessions,
    @Inject(SESSION_COOKIE) private readonly cookie: SessionCookie,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<RequestWithSession>();
    const tokenSha256 = storedForm(this.cookie.read(request.headers.cookie));
    const prolongs = !isUnattended(request);
    const session =
      tokenSha256 === undefined ? undefined : await this.sessions.find(tokenSha256, new Date(), { prolongs });
    if (!session) throw new NotLoggedIn();
    request.session = session;
    return true;
  }
}

/** The session of the request; the route needs SessionGuard. */
export const CurrentSession = createParamDecorator((_: unknown, context: ExecutionContext): Session => {
  const { session } = context.switchToHttp().getRequest<RequestWithSession>();
  if (!session) throw new Error('a route with @CurrentSession needs SessionGuard');
  return session;
});
