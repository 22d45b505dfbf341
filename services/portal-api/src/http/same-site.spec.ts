import { describe, expect, it } from '@jest/globals';
import { isFromOwnSite, type RequestOrigin } from './same-site.js';

const request = (changes: Partial<RequestOrigin>): RequestOrigin => ({
  method: 'POST',
  secFetchSite: undefined,
  origin: undefined,
  host: 'portal.example.nl',
  ...changes,
});

describe('a request', () => {
  it.each([
    ['of the page itself', request({ secFetchSite: 'same-origin', origin: 'https://portal.example.nl' }), true],
    ['of another site', request({ secFetchSite: 'cross-site', origin: 'https://evil.example' }), false],
    ['of a sister host', request({ secFetchSite: 'same-site', origin: 'https://other.example.nl' }), false],
    ['that writes, from the address bar', request({ secFetchSite: 'none' }), false],
    ['that reads, from the address bar', request({ secFetchSite: 'none', method: 'GET' }), true],
    ['that reads, by another site', request({ secFetchSite: 'cross-site', method: 'GET' }), false],
    ['of an old browser on another site', request({ origin: 'https://evil.example' }), false],
    ['of a sandboxed frame', request({ origin: 'null' }), false],
    ['of a program that is no browser', request({}), true],
  ])('%s', (_, given, isOwn) => {
    expect(isFromOwnSite(given)).toBe(isOwn);
  });

  it('may come over the public address where a proxy changes the host', () => {
    const behindProxy = request({ origin: 'https://portal.example.nl', host: '10.0.0.4:4000' });
    expect([isFromOwnSite(behindProxy), isFromOwnSite(behindProxy, 'https://portal.example.nl')]).toEqual([
      false,
      true,
    ]);
  });
});
