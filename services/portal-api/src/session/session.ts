import type { Account } from '../account/account.js';

/** A session as it is stored; the token itself is only with the browser. */
export interface Session {
  readonly tokenSha256: string;
  readonly account: Account;
  /** When the person showed who he is. */
  readonly authenticatedAt: Date;
  readonly seenAt: Date;
  /** Absolute end. */
  readonly expiresAt: Date;
}

/** How long a session lives, in milliseconds. */
export interface SessionLimits {
  readonly idleMs: number;
  readonly maxMs: number;
}

/** Whether a session still counts: neither idle for too long nor past its absolute end. */
export function isAlive(session: Pick<Session, 'seenAt' | 'expiresAt'>, limits: SessionLimits, now: Date): boolean {
  return now < session.expiresAt && now.getTime() - session.seenAt.getTime() < limits.idleMs;
}

/** Writing "seen" on every request is not worth a commit: only after this long, in milliseconds. */
const SEEN_EVERY_MS = 30_000;

/** Whether it is time to write down that the person was seen. */
export function isSeenDue({ seenAt }: Pick<Session, 'seenAt'>, { idleMs }: SessionLimits, now: Date): boolean {
  return now.getTime() - seenAt.getTime() > Math.min(SEEN_EVERY_MS, idleMs / 4);
}
