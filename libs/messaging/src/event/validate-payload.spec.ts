import 'reflect-metadata';
import { describe, expect, it } from '@jest/globals';
import { Type } from 'class-transformer';
import { IsInt, IsString, ValidateNested } from 'class-validator';
import { RefusedError } from '../messaging.errors.js';
import { outgoingPayload, validatePayload } from './validate-payload.js';

class Part {
  @IsInt() n!: number;
}
class Whole {
  @IsString() name!: string;
  @ValidateNested() @Type(() => Part) part!: Part;
}

const refusal = (data: unknown): RefusedError => {
  try {
    validatePayload(Whole, data);
  } catch (error) {
    return error as RefusedError;
  }
  throw new Error('was accepted');
};

describe('validatePayload', () => {
  it('gives an instance of the contract class', () => {
    const whole = validatePayload(Whole, { name: 'a', part: { n: 1 } });
    expect(whole).toBeInstanceOf(Whole);
    expect(whole.part).toEqual({ n: 1 });
  });

  it('drops properties it does not know, so that a sender may add optional ones', () => {
    expect(validatePayload(Whole, { name: 'a', part: { n: 1 }, later: true })).toEqual({ name: 'a', part: { n: 1 } });
  });

  it('drops them inside its parts too', () => {
    expect(validatePayload(Whole, { name: 'a', part: { n: 1, secret: 2 } })).toEqual({ name: 'a', part: { n: 1 } });
  });

  it('names what is wrong by path and rule, never by value', () => {
    const error = refusal({ name: 'secret', part: { n: '123456782' } });
    expect(error.code).toBe('EVENT_INVALID');
    expect(error.params?.rules).toEqual(['part.n: isInt']);
    expect(error.message).not.toContain('123456782');
  });

  it.each([null, [], 'text', 3])('refuses %p', (data) => {
    expect(refusal(data).code).toBe('EVENT_INVALID');
  });
});

describe('what leaves the house', () => {
  it('is what the contract names and no more', () => {
    const part = Object.assign(new Part(), { n: 1, secret: 2 });
    expect(outgoingPayload(Whole, { name: 'a', part, later: undefined, secret: 3 })).toEqual({
      name: 'a',
      part: { n: 1 },
    });
  });

  it('is refused when it breaks the contract', () => {
    expect(() => outgoingPayload(Whole, { name: 'a', part: { n: 'x' } })).toThrow(RefusedError);
  });
});
