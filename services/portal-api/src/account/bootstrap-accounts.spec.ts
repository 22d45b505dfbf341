import { ConfigurationInvalid } from '@akkoord/service-kit';
import { describe, expect, it } from '@jest/globals';
import { parseAccounts } from './bootstrap-accounts.js';

describe('accounts in the configuration', () => {
  it('name every field that is wrong, and no value', () => {
    const wrong = JSON.stringify([{ participantNumber: '1', email: 'no', name: 'A', site: 'x', password: 'secret' }]);
    expect(() => parseAccounts(wrong)).toThrow(ConfigurationInvalid);
    expect(() => parseAccounts(wrong)).toThrow(/entry 0: participantNumber[^]*entry 0: password/);
    expect(() => parseAccounts(wrong)).not.toThrow(/secret/);
  });

  it('must be a JSON list', () => {
    expect(() => parseAccounts('{')).toThrow('is not JSON');
    expect(() => parseAccounts('{}')).toThrow('is not a list');
  });
});
