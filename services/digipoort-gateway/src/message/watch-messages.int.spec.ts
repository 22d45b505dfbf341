import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { digipoortSimulator, TEST_OINS } from '@akkoord/digipoort-simulator';
import type { ServiceDefinition } from '@akkoord/service-kit';
import { eventually } from '@akkoord/testing';
import { GatewayUnderTest } from '../testing/gateway-under-test.js';

const ON = '37101';
const OFF = '37102';
const gateway = new GatewayUnderTest();

beforeAll(async () => {
  await gateway.start(digipoortSimulator as unknown as ServiceDefinition, 1, {
    AKKOORD_MESSAGE_CHECK_MS: '100',
    AKKOORD_MESSAGE_EVERY: '300ms',
  });
});
afterAll(() => gateway.stop());

async function office(tenant: string, which: 'client' | 'otherClient', fetchMessages: boolean): Promise<void> {
  const authorities = gateway.file('authorities');
  const profile = {
    environment: 'test',
    ownCertificate: true,
    aanleverUrl: gateway.wusUrl,
    authorities,
    fetchMessages,
  };
  await gateway.administer('PUT', `/v1/offices/${tenant}/communication-profile`, profile);
  const key = { environment: 'test', role: 'both', privateKey: gateway.file(`${which}Key`) };
  const certificates = gateway.file(`${which}Certificate`) + authorities;
  await gateway.administer('POST', `/v1/offices/${tenant}/certificates`, { ...key, certificates });
}

it('messages come by themselves, for offices that want them', async () => {
  await office(ON, 'client', true);
  await office(OFF, 'otherClient', false);
  await gateway.control('POST', '/messages', { belanghebbende: '001000044B37', oin: TEST_OINS.otherClient });
  for (const expected of [1, 2]) {
    await gateway.control('POST', '/messages', { belanghebbende: '001000044B37' });
    await eventually(async () => {
      const { messages } = (await gateway.administer('GET', `/v1/offices/${ON}/messages`)).body as {
        messages: object[];
      };
      expect(messages).toHaveLength(expected);
    });
  }
  expect((await gateway.administer('GET', `/v1/offices/${OFF}/messages`)).body).toEqual({ messages: [] });
});
