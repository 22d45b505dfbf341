import { describe, expect, it } from '@jest/globals';
import { ProfilesInvalid, readProfiles } from './read-profiles.js';

const profile = {
  participantNumber: '12345',
  aanleverUrl: 'https://localhost:8443',
  statusUrl: 'https://localhost:8443',
  keyFile: '/k.pem',
  certificateFile: '/c.pem',
  caFile: '/ca.pem',
};

describe('a bootstrap file', () => {
  it('is for the test environment with a certificate of its own, unless it says otherwise', () => {
    expect(readProfiles(JSON.stringify([profile]))).toMatchObject([{ environment: 'test', ownCertificate: true }]);
    const production = { ...profile, environment: 'production', ownCertificate: false };
    expect(readProfiles(JSON.stringify([production]))).toMatchObject([
      { environment: 'production', ownCertificate: false },
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['no array', '{}'],
    ['an unknown field', JSON.stringify([{ ...profile, rol: 'x' }])],
    ['plain http', JSON.stringify([{ ...profile, statusUrl: 'http://localhost' }])],
    ['another algorithm', JSON.stringify([{ ...profile, algorithm: 'md5' }])],
    ['another environment', JSON.stringify([{ ...profile, environment: 'acceptatie' }])],
    ['no key', JSON.stringify([{ ...profile, keyFile: undefined }])],
  ])('is refused with %s', (_, json) => {
    expect(() => readProfiles(json)).toThrow(ProfilesInvalid);
  });
});
