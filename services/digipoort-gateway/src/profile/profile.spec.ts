import { describe, expect, it } from '@jest/globals';
import type { PutCommunicationProfile } from '@akkoord/contracts';
import { completeProfile } from './communication-profile.js';
import { strayHostOf } from './profile.rules.js';

const PRODUCTION = ['wus.digipoort.logius.nl', 'dgp2.procesinfrastructuur.nl'];
const profile = (more: Partial<PutCommunicationProfile> = {}) =>
  completeProfile({ environment: 'test', ownCertificate: true, authorities: 'PEM', ...more }, 300_000);

describe('a communication profile', () => {
  it('has what most clients use where the office says nothing', () => {
    expect(profile()).toMatchObject({
      aanleverUrl: 'https://wus.preproductie.digipoort.logius.nl',
      statusUrl: 'https://wus.preproductie.digipoort.logius.nl',
      ophaalUrl: 'https://wus.preproductie.digipoort.logius.nl',
      algorithm: 'sha1',
      type: 'Fi',
      role: 'Intermediair',
      authorisationAddress: 'http://geenausp.nl',
      timestampLifeMs: 300_000,
    });
    expect(profile({ environment: 'production' }).statusUrl).toBe('https://wus.digipoort.logius.nl');
  });

  it('keeps what the office says', () => {
    const own = { type: 'BTW', role: 'Bedrijf', algorithm: 'sha256', statusUrl: 'https://elders.example' } as const;
    const complete = profile({ ...own, timestampLifeSeconds: 60, aanleverUrl: 'https://hier.example' });
    expect(complete).toMatchObject({ ...own, timestampLifeMs: 60_000, ophaalUrl: 'https://hier.example' });
  });
});

describe('test and production', () => {
  it.each([
    ['production', {}],
    ['production', { aanleverUrl: 'https://dgp2.procesinfrastructuur.nl' }],
    ['test', {}],
    ['test', { aanleverUrl: 'https://localhost:9443' }],
    ['test', { aanleverUrl: 'https://cs-bedrijven.procesinfrastructuur.nl' }],
  ] as const)('%s may use %p', (environment, urls) => {
    expect(strayHostOf(profile({ environment, ...urls }), PRODUCTION)).toBeUndefined();
  });

  it.each([
    ['production', { aanleverUrl: 'https://wus.preproductie.digipoort.logius.nl' }, 'aanleverUrl'],
    ['production', { statusUrl: 'https://localhost:9443' }, 'statusUrl'],
    ['production', { ophaalUrl: 'https://preprod-dgp2.procesinfrastructuur.nl' }, 'ophaalUrl'],
    ['test', { aanleverUrl: 'https://wus.digipoort.logius.nl' }, 'aanleverUrl'],
    ['test', { statusUrl: 'https://WUS.DIGIPOORT.LOGIUS.NL.' }, 'statusUrl'],
    ['test', { ophaalUrl: 'https://dgp2.procesinfrastructuur.nl:443' }, 'ophaalUrl'],
  ] as const)('%s may not use %p', (environment, urls, field) => {
    expect(strayHostOf(profile({ environment, ...urls }), PRODUCTION)).toMatchObject({ field });
  });
});
