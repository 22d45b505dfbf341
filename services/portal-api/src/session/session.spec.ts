import { describe, expect, it } from '@jest/globals';
import { isAlive, isSeenDue } from './session.js';
import { newToken, sessionCookie, storedForm } from './session-token.js';

const limits = { idleMs: 1_800_000, maxMs: 43_200_000 };
const start = new Date('2026-10-05T09:00:00Z');
const later = (ms: number): Date => new Date(start.getTime() + ms);
const session = { seenAt: start, expiresAt: later(limits.maxMs) };

describe('a session', () => {
  it('ends when nobody used it for the idle time', () => {
    expect([1_799_999, 1_800_000].map((ms) => isAlive(session, limits, later(ms)))).toEqual([true, false]);
  });

  it('ends at its absolute end, however much it is used', () => {
    const used = { ...session, seenAt: later(limits.maxMs - 1) };
    expect([limits.maxMs - 1, limits.maxMs].map((ms) => isAlive(used, limits, later(ms)))).toEqual([true, false]);
  });

  it('is written down as seen now and then, not on every request', () => {
    expect([1000, 31_000].map((ms) => isSeenDue(session, limits, later(ms)))).toEqual([false, true]);
  });
});

describe('the session cookie', () => {
  const { token, tokenSha256 } = newToken();

  it('behind https is bound to this host and Secure', () => {
    const line = sessionCookie(true).set(token);
    expect(line).toBe(`__Host-akkoord=${token}; Path=/; HttpOnly; SameSite=Strict; Secure`);
  });

  it('over plain http has a plain name', () => {
    expect(sessionCookie(false).set(token)).toBe(`akkoord-session=${token}; Path=/; HttpOnly; SameSite=Strict`);
  });

  it('is found among others, and its token is stored only as a hash', () => {
    const cookie = sessionCookie(false);
    expect(storedForm(cookie.read(`a=b; akkoord-session=${token}; c=d`))).toBe(tokenSha256);
    expect([storedForm(cookie.read('a=b')), storedForm('short')]).toEqual([undefined, undefined]);
  });
});
