import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { normaliseEmail, type AccountWithPassword } from '../account/account.js';
import { findAccounts } from '../account/account.repository.js';
import { hashOfNobody, isPassword } from '../account/password.js';
import { PortalApiConfig } from '../portal-api.config.js';
import { LogInLimit } from './login-limit.js';
import { LogInFailed } from './session.errors.js';
import { newToken } from './session-token.js';
import { addSession, findSession, markSeen, removeSession } from './session.repository.js';
import { isAlive, isSeenDue, type Session, type SessionLimits } from './session.js';

/** Logging in, being logged in, logging out. */
@Injectable()
export class Sessions {
  private readonly limits: SessionLimits;
  private readonly nobody = hashOfNobody();

  constructor(
    private readonly database: Database,
    private readonly limit: LogInLimit,
    config: PortalApiConfig,
  ) {
    this.limits = { idleMs: config.sessionIdleMinutes * 60_000, maxMs: config.sessionMaxHours * 3_600_000 };
  }

  /** A new session with a new token; the browser's former one ends. Throws LogInFailed or LogInLimited. */
  async logIn(
    given: { email: string; password: string; address: string; formerSha256: string | undefined },
    now: Date,
  ): Promise<{ session: Session; token: string }> {
    const email = normaliseEmail(given.email);
    await this.limit.count(email, given.address, now);
    const account = await this.authenticate(email, given.password);
    if (!account) throw new LogInFailed();
    await this.limit.forget(email, now);
    const { token, tokenSha256 } = newToken();
    const { passwordHash: _, ...person } = account;
    const expiresAt = new Date(now.getTime() + this.limits.maxMs);
    const session: Session = { tokenSha256, account: person, authenticatedAt: now, seenAt: now, expiresAt };
    await this.database.inSystem(async (tx) => {
      if (given.formerSha256) await removeSession(tx, given.formerSha256);
      await addSession(tx, session, now);
    });
    return { session, token };
  }

  /** The living session with this token, or undefined; `prolongs`: the person is there, and has all the time again. */
  async find(tokenSha256: string, now: Date, { prolongs }: { prolongs: boolean }): Promise<Session | undefined> {
    return this.database.inSystem(async (tx) => {
      const session = await findSession(tx, tokenSha256);
      if (!session || !isAlive(session, this.limits, now)) return undefined;
      if (prolongs && isSeenDue(session, this.limits, now)) await markSeen(tx, tokenSha256, now);
      return session;
    });
  }

  /** Whether a session still counts; looking does not prolong it. */
  async isAlive(tokenSha256: string, now: Date): Promise<boolean> {
    const session = await this.database.inSystem((tx) => findSession(tx, tokenSha256));
    return session !== undefined && isAlive(session, this.limits, now);
  }

  async logOut(tokenSha256: string): Promise<void> {
    await this.database.inSystem((tx) => removeSession(tx, tokenSha256));
  }

  private async authenticate(email: string, password: string): Promise<AccountWithPassword | undefined> {
    const accounts = await this.database.inSystem((tx) => findAccounts(tx, email));
    if (accounts.length === 0) await isPassword(password, await this.nobody);
    for (const account of accounts) if (await isPassword(password, account.passwordHash)) return account;
    return undefined;
  }
}
