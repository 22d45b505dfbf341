import type { AccessToken } from './token.js';

/** A revocation reaches other instances by broadcast; this bounds the damage should one be missed. */
const LIFETIME_MS = 5000;
const ENTRIES_AT_MOST = 10_000;

/**
 * Good tokens seen lately, so that a busy environment does not cost a transaction per request. Only tokens that exist are kept,
 * or guesses would fill it; the caller still checks expiry, and does not ask at all while revocations cannot be heard.
 */
export class TokenCache {
  private entries = new Map<string, { token: AccessToken; until: number }>();

  find(tenant: string, sha256: string, now: Date): AccessToken | undefined {
    const entry = this.entries.get(`${tenant}:${sha256}`);
    return entry !== undefined && entry.until > now.getTime() ? entry.token : undefined;
  }

  /** To be taken before reading the database: what was read before a `clear` is not remembered after it. */
  writer(): (tenant: string, sha256: string, token: AccessToken, now: Date) => void {
    const { entries } = this;
    return (tenant, sha256, token, now) => {
      if (entries.size >= ENTRIES_AT_MOST) entries.clear();
      entries.set(`${tenant}:${sha256}`, { token, until: now.getTime() + LIFETIME_MS });
    };
  }

  clear(): void {
    this.entries = new Map();
  }
}
