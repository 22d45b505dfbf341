import { describe, expect, it } from '@jest/globals';
import { TokenCache } from './token-cache.js';
import { bearerToken, newTokenSecret, TOKEN_FORM, tokenSha256 } from './token-secret.js';
import { isLastUseStale, isLive, mayIssueAnother, type AccessToken } from './token.js';

const now = new Date('2026-10-01T12:00:00Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const aToken = (changes: Partial<AccessToken> = {}): AccessToken => ({
  id: 't1',
  scope: 'client-environment',
  clientEnvironmentId: 'e1',
  expiresAt: null,
  revokedAt: null,
  lastUsedAt: null,
  ...changes,
});

describe('a token', () => {
  it('lives until it expires or is revoked', () => {
    expect(isLive(aToken(), now)).toBe(true);
    expect(isLive(aToken({ expiresAt: later(1) }), now)).toBe(true);
    expect(isLive(aToken({ expiresAt: now }), now)).toBe(false);
    expect(isLive(aToken({ revokedAt: later(-1) }), now)).toBe(false);
  });
  it('has its last use written once a minute', () => {
    expect(isLastUseStale(aToken(), now)).toBe(true);
    expect(isLastUseStale(aToken({ lastUsedAt: later(-59_999) }), now)).toBe(false);
    expect(isLastUseStale(aToken({ lastUsedAt: later(-60_000) }), now)).toBe(true);
  });
  it('may have one other beside it', () => {
    expect([0, 1, 2].map(mayIssueAnother)).toEqual([true, true, false]);
  });
});

describe('the secret of a token', () => {
  it('is recognisable, never the same, and stored as a hash', () => {
    const [one, other] = [newTokenSecret(), newTokenSecret()];
    expect(one).toMatch(TOKEN_FORM);
    expect(one).not.toBe(other);
    expect(tokenSha256(one)).toMatch(/^[0-9a-f]{64}$/);
  });
  it('is read from a Bearer header of the right form only', () => {
    const secret = newTokenSecret();
    expect(bearerToken(`Bearer ${secret}`)).toBe(secret);
    expect(bearerToken(`bearer  ${secret}`)).toBe(secret);
    for (const header of [undefined, '', secret, `Basic ${secret}`, `Bearer ${secret}x`, `Bearer ${secret} x`])
      expect(bearerToken(header)).toBeUndefined();
  });
});

describe('the cache of tokens', () => {
  it('forgets after five seconds', () => {
    const cache = new TokenCache();
    cache.writer()('12345', 'hash', aToken(), now);
    expect(cache.find('12345', 'hash', later(4_999))).toEqual(aToken());
    expect(cache.find('12345', 'hash', later(5_000))).toBeUndefined();
  });
  it('knows a token for its own office only', () => {
    const cache = new TokenCache();
    cache.writer()('12345', 'hash', aToken(), now);
    expect(cache.find('54321', 'hash', now)).toBeUndefined();
  });
  it('does not remember after a revocation what was read before it', () => {
    const cache = new TokenCache();
    const remember = cache.writer();
    cache.clear();
    remember('12345', 'hash', aToken(), now);
    expect(cache.find('12345', 'hash', now)).toBeUndefined();
  });
});
