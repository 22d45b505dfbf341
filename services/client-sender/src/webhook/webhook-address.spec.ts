import { describe, expect, it } from '@jest/globals';
import { isPrivateAddress } from './private-address.js';
import { checkWebhookUrl, publicLookup } from './webhook-address.js';
import { WebhookAddressRefused } from './webhook.errors.js';

describe('webhook address', () => {
  it.each([
    'http://erp.example.nl/hook',
    'https://127.0.0.1/hook',
    'https://2130706433/hook',
    'https://0x7f.1/hook',
    'https://10.1.2.3/hook',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/hook',
    'https://[::ffff:10.0.0.1]/hook',
    'https://[64:ff9b::a00:1]/hook',
    'https://localhost/hook',
    'https://user:secret@erp.example.nl/hook',
  ])('refuses %s', (url) => {
    expect(() => checkWebhookUrl(url, false)).toThrow(WebhookAddressRefused);
  });

  it.each(['https://erp.example.nl/hook', 'https://8.8.8.8/hook', 'https://[2a00:1450::1]/hook'])('takes %s', (url) => {
    expect(checkWebhookUrl(url, false).href).toBe(url);
  });

  it('takes a private address where that is allowed', () => {
    expect(checkWebhookUrl('http://127.0.0.1:4000/hook', true).port).toBe('4000');
  });

  it('does not connect to a name that leads to a private address', async () => {
    const error = await new Promise((resolve) => publicLookup('localhost', {}, (refused) => resolve(refused)));
    expect(error).toBeInstanceOf(WebhookAddressRefused);
  });

  it('holds what is not an address for private', () => {
    expect(isPrivateAddress('erp.example.nl')).toBe(true);
  });
});
