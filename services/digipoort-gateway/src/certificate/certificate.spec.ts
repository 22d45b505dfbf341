import { describe, expect, it } from '@jest/globals';
import { type Certificate, chooseCertificate, daysLeft, hasSuccessor, warningsDue } from './certificate.js';

const DAY = 86_400_000;
const day = (n: number) => new Date(Date.UTC(2026, 0, 1) + n * DAY);
const certificate = (id: string, from: number, until: number, more: Partial<Certificate> = {}): Certificate => ({
  tenant: '12345',
  id,
  role: 'both',
  environment: 'production',
  validFrom: day(from),
  validUntil: day(until),
  ...more,
});
const chosen = (all: Certificate[], at: number, use: 'signing' | 'tls' = 'signing') =>
  chooseCertificate(all, use, 'production', day(at))?.id;

describe('the certificate in use', () => {
  const all = [certificate('old', 0, 100), certificate('next', 90, 190), certificate('last', 195, 200)];

  it('changes at the start of the next one, before the end of the current', () => {
    expect([89.9, 90, 99, 150, 189].map((at) => chosen(all, at))).toEqual(['old', 'next', 'next', 'next', 'next']);
  });

  it('is none before the first, after the last and in a gap', () => {
    expect([-1, 190, 192, 200].map((at) => chosen(all, at))).toEqual([undefined, undefined, undefined, undefined]);
    expect(chosen(all, 195)).toBe('last');
  });

  it('is an older one again when a short newer one ends, and not one that ends during the call', () => {
    const short = [certificate('long', 0, 100), certificate('short', 10, 20)];
    expect([15, 20 - 1 / 1440, 20, 50].map((at) => chosen(short, at))).toEqual(['short', 'long', 'long', 'long']);
    expect(chosen([certificate('only', 0, 20)], 20 - 1 / 1440)).toBe('only');
  });

  it('fits the use and the environment', () => {
    const roles = [certificate('s', 0, 9, { role: 'signing' }), certificate('t', 0, 9, { role: 'tls' })];
    expect([chosen(roles, 1), chosen(roles, 1, 'tls')]).toEqual(['s', 't']);
    expect(chosen([certificate('x', 0, 9, { environment: 'test' })], 1)).toBeUndefined();
  });

  it('does not depend on the order of the list', () => {
    const same = [certificate('a', 0, 9), certificate('b', 0, 9), certificate('c', 0, 8)];
    expect(chosen(same, 1)).toBe(chosen([...same].reverse(), 1));
  });
});

describe('a warning', () => {
  it.each([
    [91, []],
    [90, [90]],
    [45, [90, 60]],
    [14, [90, 60, 30, 14]],
    [0, [90, 60, 30, 14, 7]],
    [-3, [90, 60, 30, 14, 7]],
  ])('%p days before the end: %p', (left, due) => {
    expect(warningsDue(day(left), day(0))).toEqual(due);
    expect(daysLeft(day(left), day(0))).toBe(Math.max(0, left));
  });

  it('knows whether another certificate takes over', () => {
    const [both, tls] = [certificate('both', 0, 10), certificate('tls', 5, 30, { role: 'tls' })];
    expect(hasSuccessor(both, [both, tls])).toBe(false);
    expect(hasSuccessor(both, [both, tls, certificate('s', 9, 30, { role: 'signing' })])).toBe(true);
    expect(hasSuccessor(both, [both, certificate('late', 11, 30)])).toBe(false);
  });
});
