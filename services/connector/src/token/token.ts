/** What a token may do: a client environment hands over its own messages, an office administers everything of its own. */
export type TokenScope = 'client-environment' | 'office-admin';

/** Two live tokens let an environment change to a new one without a gap. */
export const LIVE_TOKENS_AT_MOST = 2;

/** Last use is shown to the minute; writing it more often would be a write per request. */
export const LAST_USE_STEP_MS = 60_000;

/** A stored token, without the secret. */
export interface AccessToken {
  readonly id: string;
  readonly scope: TokenScope;
  readonly clientEnvironmentId: string | null;
  readonly expiresAt: Date | null;
  readonly revokedAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** Who is calling, after the token was found good. */
export interface Caller {
  readonly tenant: string;
  readonly tokenId: string;
  readonly scope: TokenScope;
  /** Null for the office itself. */
  readonly clientEnvironmentId: string | null;
}

/** Whether a token opens the door now. */
export const isLive = (token: Pick<AccessToken, 'expiresAt' | 'revokedAt'>, now: Date): boolean =>
  token.revokedAt === null && (token.expiresAt === null || token.expiresAt > now);

/** Whether the last use as stored is old enough to be written again. */
export const isLastUseStale = (token: Pick<AccessToken, 'lastUsedAt'>, now: Date): boolean =>
  token.lastUsedAt === null || now.getTime() - token.lastUsedAt.getTime() >= LAST_USE_STEP_MS;

/** Whether a client environment with so many live tokens may have one more. */
export const mayIssueAnother = (liveTokens: number): boolean => liveTokens < LIVE_TOKENS_AT_MOST;
