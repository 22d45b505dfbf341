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
  it('has defaults for what the interface prescribes', () => {
    expect(readProfiles(JSON.stringify([profile]))).toMatchObject([
      { algorithm: 'sha1', type: 'Fi', role: 'Intermediair', authorisationAddress: 'http://geenausp.nl' },
    ]);
  });

  it.each([
    ['no JSON', '{'],
    ['no array', '{}'],
    ['an unknown field', JSON.stringify([{ ...profile, rol: 'x' }])],
    ['plain http', JSON.stringify([{ ...profile, statusUrl: 'http://localhost' }])],
    ['another algorithm', JSON.stringify([{ ...profile, algorithm: 'md5' }])],
  ])('is refused with %s', (_, json) => {
    expect(() => readProfiles(json)).toThrow(ProfilesInvalid);
  });
});
