import { ConfigurationInvalid } from '@akkoord/service-kit';
import { describe, expect, it } from '@jest/globals';
import { PortalApiConfig } from '../portal-api.config.js';
import { Offices, parseOffices } from './offices.js';

const offices = (json?: string) =>
  new Offices(Object.assign(new PortalApiConfig(), json === undefined ? {} : { offices: json }));

describe('how an office shows itself', () => {
  it('is what the configuration says', () => {
    const json = JSON.stringify([{ participantNumber: '12345', name: 'Van Vliet Accountants', colour: '#1f4e79' }]);
    expect(offices(json).of('12345')).toMatchObject({ name: 'Van Vliet Accountants', colour: '#1f4e79' });
  });

  it('is its participant number when nobody described it', () => {
    expect(offices().of('54321').name).toBe('Kantoor 54321');
  });

  it.each([
    '{',
    '{}',
    '[{"participantNumber":"1","name":"x"}]',
    '[{"participantNumber":"12345","name":"x","logo":"é"}]',
  ])('refuses %s before the service starts', (json) => {
    expect(() => parseOffices(json)).toThrow(ConfigurationInvalid);
  });
});
