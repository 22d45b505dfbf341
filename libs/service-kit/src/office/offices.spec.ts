import { describe, expect, it } from '@jest/globals';
import { ConfigurationInvalid } from '../configuration/load-config.js';
import { readOffices } from './offices.js';

const offices = (json?: string) => readOffices(json, 'mailer');

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
    '[{"participantNumber":"12345","name":"x","email":"nobody"}]',
  ])('refuses %s before the service starts', (json) => {
    expect(() => offices(json)).toThrow(ConfigurationInvalid);
  });

  it('names the service whose variable is wrong', () => {
    expect(() => offices('{')).toThrow(/MAILER_OFFICES is not JSON/);
  });
});
