import { describe, expect, it } from '@jest/globals';
import { ConfigurationInvalid, loadConfig } from '@akkoord/service-kit';
import { ConnectorConfig } from './connector.config.js';

const required = {
  AKKOORD_DATABASE_URL: 'postgres://x/y',
  AKKOORD_AMQP_URL: 'amqp://x',
  AKKOORD_INTERNAL_TOKEN: 't'.repeat(32),
};
const token = `akc_${'a'.repeat(43)}`;
const load = (more: Record<string, string> = {}) => loadConfig('connector', ConnectorConfig, { ...required, ...more });

describe('the configuration of the connector', () => {
  it('needs no bootstrap', () => {
    expect(load()).toMatchObject({ tokenLifetimeDays: 365, longestWaitSeconds: 30 });
  });
  it('takes office and token together', () => {
    const both = { CONNECTOR_BOOTSTRAP_OFFICE: '12345', CONNECTOR_BOOTSTRAP_ADMIN_TOKEN: token };
    expect(load(both)).toMatchObject({ bootstrapOffice: '12345', bootstrapAdminToken: token });
  });
  it.each([
    ['an office without a token', { CONNECTOR_BOOTSTRAP_OFFICE: '12345' }],
    ['a token without an office', { CONNECTOR_BOOTSTRAP_ADMIN_TOKEN: token }],
    ['a weak token', { CONNECTOR_BOOTSTRAP_OFFICE: '12345', CONNECTOR_BOOTSTRAP_ADMIN_TOKEN: 'admin' }],
  ])('refuses %s', (_, settings) => {
    expect(() => load(settings)).toThrow(ConfigurationInvalid);
  });
});
