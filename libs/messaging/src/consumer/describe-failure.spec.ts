import { describe, expect, it } from '@jest/globals';
import { RefusedError } from '../messaging.errors.js';
import { describeFailure } from './describe-failure.js';

describe('describeFailure', () => {
  it('takes a refusal as permanent, with its code', () => {
    const failure = describeFailure(new RefusedError('AMOUNT_NEGATIVE', { message: 'the amount is negative' }));
    expect(failure).toEqual({ code: 'AMOUNT_NEGATIVE', message: 'the amount is negative', permanent: true });
  });

  it('takes anything else as transient', () => {
    const error = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(describeFailure(error)).toMatchObject({ code: 'ECONNREFUSED', permanent: false, isAway: true });
    expect(describeFailure('text').permanent).toBe(false);
  });

  it('keeps the message of parsers and databases to itself, as they quote what they read', () => {
    const syntax = new SyntaxError('Unexpected token in {"bsn":"123456782"}');
    expect(describeFailure(syntax).message).not.toContain('123456782');
    const query = Object.assign(new Error('invalid input: "NL123456782B01"'), {
      name: 'QueryFailedError',
      code: '23505',
      constraint: 'filing_key',
    });
    expect(describeFailure(query)).toMatchObject({ code: '23505', message: 'QueryFailedError filing_key' });
  });
});
