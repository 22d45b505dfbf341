import { BadRequestException, NotFoundException } from '@nestjs/common';
import { RequestTimeout } from '@akkoord/messaging';
import { describe, expect, it } from '@jest/globals';
import { Refusal } from '../refusal.js';
import { problemOf } from './problem.js';

const withCode = (code: string) => Object.assign(new Error('x'), { code });

describe('problemOf', () => {
  it('tells a refusal with its code, status, both sentences and what helps to mend it', () => {
    const refusal = new Refusal('BOX_SUM_WRONG', {
      nl: 'Rubriek 5a klopt niet.',
      en: 'Box 5a is wrong.',
      params: { box: '5a' },
    });
    expect(problemOf(refusal, 'trace')).toEqual({
      isFault: false,
      problem: {
        type: 'urn:akkoord:error:BOX_SUM_WRONG',
        title: 'Box 5a is wrong.',
        status: 422,
        code: 'BOX_SUM_WRONG',
        messages: { nl: 'Rubriek 5a klopt niet.', en: 'Box 5a is wrong.' },
        instance: 'trace',
        params: { box: '5a' },
      },
    });
  });

  it.each([
    withCode('ECONNREFUSED'),
    withCode('EAI_AGAIN'),
    withCode('57P01'),
    new Error('Connection terminated unexpectedly'),
    new RequestTimeout('x'),
    Object.assign(new Error('q'), { driverError: withCode('08006') }),
  ])('answers 503 with Retry-After when a server is away: %s', (error) => {
    expect(problemOf(error)).toMatchObject({
      problem: { status: 503, code: 'TEMPORARILY_UNAVAILABLE' },
      retryAfter: 2,
      isFault: true,
    });
  });

  it('keeps the status of what the framework refuses', () => {
    expect(problemOf(new NotFoundException()).problem).toMatchObject({ status: 404, code: 'NOT_FOUND' });
    expect(problemOf(new BadRequestException()).problem).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
    expect(problemOf(Object.assign(new Error('big'), { statusCode: 413 })).problem).toMatchObject({
      status: 413,
      code: 'TOO_LARGE',
    });
  });

  it.each([
    [65_536, '65 kB', '65 kB'],
    [1_048_576, '1 MB', '1 MB'],
    [33_554_432, '33,5 MB', '33.5 MB'],
  ])('says of what is too large how large it may be: %d bytes', (bodyLimit, nl, en) => {
    const { problem } = problemOf(Object.assign(new Error('big'), { statusCode: 413 }), undefined, bodyLimit);
    expect(problem).toMatchObject({
      status: 413,
      messages: {
        nl: `Het bericht is te groot: het mag hier ten hoogste ${nl} zijn.`,
        en: `The message is too large: it may be ${en} at most here.`,
      },
      params: { bodyLimit },
    });
  });

  it('says nothing of a bug but its id', () => {
    const { problem, isFault } = problemOf(new TypeError('cannot read x of 123456782B01'), 'trace');
    expect({ isFault, text: JSON.stringify(problem) }).toEqual({
      isFault: true,
      text: expect.not.stringContaining('123456782'),
    });
    expect(problem).toMatchObject({ status: 500, code: 'UNEXPECTED', instance: 'trace' });
  });
});
