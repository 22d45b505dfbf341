import { Database } from '@akkoord/persistence';
import { Controller, Get, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { organisationsOf } from '../people/people.repository.js';
import { sightOf } from '../people/standing.js';
import { CurrentSession, SessionGuard } from '../session/session.guard.js';
import type { Session } from '../session/session.js';
import { Sessions } from '../session/sessions.js';
import { LiveUpdates } from './live-updates.js';

const HEARTBEAT_MS = 20_000;
const HELLO = 'retry: 2000\n\n';
const CHANGED = 'event: filings-changed\ndata: {}\n\n';
const HEARTBEAT = ': still here\n\n';

/** Server-sent events: `filings-changed` means "ask again". It says nothing about whose filing, or what changed. */
@Controller('api')
export class LiveController {
  constructor(
    private readonly live: LiveUpdates,
    private readonly sessions: Sessions,
    private readonly database: Database,
  ) {}

  @Get('events')
  @UseGuards(SessionGuard)
  async events(@CurrentSession() session: Session, @Res() reply: FastifyReply): Promise<void> {
    let mine = await this.organisationIds(session);
    const headers = { ...reply.getHeaders(), 'content-type': 'text/event-stream', 'cache-control': 'no-store' };
    reply.hijack();
    const { raw } = reply;
    // Gone while it was asked: it closed before anybody listened for that, so nothing would ever be cleared away.
    if (raw.destroyed) return;
    raw.writeHead(200, { ...headers, connection: 'close', 'x-accel-buffering': 'no' } as Record<string, string>);
    raw.write(HELLO);
    const close = this.live.open({
      tenant: session.account.tenant,
      tokenSha256: session.tokenSha256,
      concerns: (ids) => mine === 'all' || ids.some((id) => (mine as Set<string>).has(id)),
      tell: () => raw.write(CHANGED),
      end: () => raw.end(),
    });
    const beat = setInterval(() => void look(), HEARTBEAT_MS);
    const look = async (): Promise<void> => {
      try {
        if (!(await this.sessions.isAlive(session.tokenSha256, new Date()))) return void raw.end();
        mine = await this.organisationIds(session);
        raw.write(HEARTBEAT);
      } catch {
        raw.end(); // the page comes back when the database does
      }
    };
    raw.on('close', () => {
      clearInterval(beat);
      close();
    });
    raw.on('error', () => raw.destroy());
  }

  private async organisationIds({ account }: Session): Promise<Set<string> | 'all'> {
    return this.database.inTenant(account.tenant, async (tx) => {
      if ((await sightOf(tx, account)) === 'all') return 'all';
      return new Set((await organisationsOf(tx, account)).map(({ organisationId }) => organisationId));
    });
  }
}
