import { createHash } from 'node:crypto';
import { Database } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { PortalApiConfig } from '../portal-api.config.js';
import { networkOf } from './network-of.js';
import { LogInLimited } from './session.errors.js';

const keyOf = (kind: 'email' | 'address', value: string): string =>
  createHash('sha256').update(`${kind}:${value}`).digest('hex');

/** Counts attempts to log in, in the database so that all instances count together. */
@Injectable()
export class LogInLimit {
  constructor(
    private readonly database: Database,
    private readonly config: PortalApiConfig,
  ) {}

  /** Counts an attempt before the password is checked, so that parallel guesses count too; throws LogInLimited. */
  async count(email: string, address: string, now: Date): Promise<void> {
    await this.countOne(keyOf('address', networkOf(address)), this.config.loginAttemptsPerAddress, now);
    await this.countOne(keyOf('email', email), this.config.loginAttemptsPerEmail, now);
  }

  /** Who logged in may begin anew. What no longer counts of others goes with it: anybody can add to it. */
  async forget(email: string, now: Date): Promise<void> {
    await this.database.inSystem((tx) =>
      tx.query(
        `delete from login_attempt where key_sha256 = $1 or key_sha256 in (
           select key_sha256 from login_attempt where window_ends_at <= $2 limit 1000 for update skip locked)`,
        [keyOf('email', email), now],
      ),
    );
  }

  private async countOne(key: string, most: number, now: Date): Promise<void> {
    const ends = new Date(now.getTime() + this.config.loginWindowSeconds * 1000);
    const [row] = await this.database.inSystem((tx) =>
      tx.query<{ attempts: number; ends: Date }>(
        `insert into login_attempt as kept (key_sha256, attempts, window_ends_at) values ($1, 1, $2)
         on conflict (key_sha256) do update
           set attempts = case when kept.window_ends_at <= $3 then 1 else kept.attempts + 1 end,
               window_ends_at = case when kept.window_ends_at <= $3 then $2 else kept.window_ends_at end
         returning attempts, window_ends_at as ends`,
        [key, ends, now],
      ),
    );
    if (row && row.attempts > most) throw new LogInLimited(Math.ceil((row.ends.getTime() - now.getTime()) / 1000));
  }
}
