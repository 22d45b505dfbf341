import { ConfigurationInvalid } from '@akkoord/service-kit';
import { describe, expect, it } from '@jest/globals';
import { readBootstrap } from './bootstrap-file.js';

const entry = {
  environmentId: '0197a1c0-0000-7000-8000-000000000001',
  name: 'Bakkerij',
  participantNumber: '12345',
  connectorUrl: 'http://127.0.0.1:4001',
  connectorToken: 'akc_0123456789abcdef',
  erpToken: `ake_${'x'.repeat(43)}`,
};

describe('bootstrap file', () => {
  it('gives its environments', () => {
    expect(readBootstrap(JSON.stringify([entry]))[0]).toMatchObject(entry);
  });

  it('names what is wrong, and never its value', () => {
    const wrong = [{ ...entry, erpToken: 'short-secret', participantNumber: '1' }];
    expect(() => readBootstrap(JSON.stringify(wrong))).toThrow(ConfigurationInvalid);
    try {
      readBootstrap(JSON.stringify(wrong));
    } catch (error) {
      expect((error as Error).message).toContain('entry 0: erpToken');
      expect((error as Error).message).toContain('entry 0: participantNumber');
      expect((error as Error).message).not.toContain('short-secret');
    }
  });

  it.each(['{}', '[null]', '["x"]'])('refuses %s', (json) => {
    expect(() => readBootstrap(json)).toThrow(ConfigurationInvalid);
  });
});
