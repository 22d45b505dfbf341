import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@akkoord/testing';
import { startConnectors, type ConnectorUnderTest } from '../testing/connector-under-test.js';

describe('a token that asks too fast', () => {
  let connector: ConnectorUnderTest;
  beforeAll(async () => {
    connector = await startConnectors(1, { AKKOORD_TOKEN_REQUESTS_PER_SECOND: '1' });
  });
  afterAll(() => connector.close());

  it('hears when to come back; others of its office are let in', async () => {
    const [{ token }, { token: other }] = [await connector.anEnvironment(), await connector.anEnvironment()];
    const knock = (by: string) => connector.call('GET', `${connector.office}/status-updates`, { token: by });
    const refused = await eventually(async () => {
      const answers = await Promise.all(Array.from({ length: 12 }, () => knock(token)));
      const found = answers.find(({ status }) => status === 429);
      expect(found).toBeDefined();
      return found;
    });
    expect(refused?.body.code).toBe('TOO_MANY_REQUESTS');
    const seconds = Number(refused?.headers.get('retry-after'));
    expect(seconds).toBeGreaterThanOrEqual(1);
    expect(seconds).toBeLessThanOrEqual(10);
    expect((await knock(other)).status).toBe(200);
    await eventually(async () => expect((await knock(token)).status).toBe(200));
  });
});
