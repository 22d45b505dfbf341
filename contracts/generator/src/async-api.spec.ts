import { describe, expect, it } from '@jest/globals';
import specifications from '@asyncapi/specs';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { asyncApi } from './async-api.js';

describe('asyncApi', () => {
  it('is valid by the AsyncAPI 3.0.0 specification', () => {
    const ajv = new Ajv({ strict: false, allErrors: true, meta: false, validateSchema: false });
    formats.default(ajv);
    const isValid = ajv.validate(specifications.schemas['3.0.0'] as object, asyncApi('1.0.0'));
    expect({ isValid, errors: ajv.errors?.slice(0, 3) }).toEqual({ isValid: true, errors: undefined });
  });
});
