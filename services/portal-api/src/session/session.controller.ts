import { Answers } from '@akkoord/service-kit';
import { LogIn, Me } from '@akkoord/contracts';
import { Database } from '@akkoord/persistence';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LiveUpdates } from '../live/live-updates.js';
import { organisationsOf } from '../people/people.repository.js';
import { standingOf } from '../people/standing.js';
import { CurrentSession, SESSION_COOKIE, SessionGuard } from './session.guard.js';
import { storedForm, type SessionCookie } from './session-token.js';
import type { Session } from './session.js';
import { Sessions } from './sessions.js';

@Controller('api')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly database: Database,
    private readonly live: LiveUpdates,
    @Inject(SESSION_COOKIE) private readonly cookie: SessionCookie,
  ) {}

  @Answers(Me)
  @Post('session')
  @HttpCode(200)
  async logIn(
    @Body() { email, password }: LogIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    const formerSha256 = storedForm(this.cookie.read(request.headers.cookie));
    const given = { email, password, address: request.ip, formerSha256 };
    const { session, token } = await this.sessions.logIn(given, new Date());
    void reply.header('set-cookie', this.cookie.set(token));
    return this.meOf(session);
  }

  @Delete('session')
  @HttpCode(204)
  async logOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const tokenSha256 = storedForm(this.cookie.read(request.headers.cookie));
    void reply.header('set-cookie', this.cookie.clear());
    if (tokenSha256 === undefined) return;
    await this.sessions.logOut(tokenSha256);
    this.live.endStreamsOf(tokenSha256);
  }

  @Answers(Me)
  @Get('me')
  @UseGuards(SessionGuard)
  async me(@CurrentSession() session: Session): Promise<Me> {
    return this.meOf(session);
  }

  private async meOf({ account }: Session): Promise<Me> {
    const { accountId, name, email, site, tenant } = account;
    return this.database.inTenant(tenant, async (tx) => {
      const organisations = await organisationsOf(tx, account);
      const { roles } = await standingOf(tx, account, null);
      return { accountId, name, email, participantNumber: tenant, site, organisations, officeRoles: [...roles] };
    });
  }
}
