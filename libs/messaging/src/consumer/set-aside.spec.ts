import { describe, expect, it } from '@jest/globals';
import type { ConsumeMessage } from 'amqplib';
import { ConnectionLostError, UnroutableError } from '../messaging.errors.js';
import { asideOf, nextAttempt, nextDelay, publishSurely } from './set-aside.js';

const transient = { code: 'ECONNRESET', message: 'Error read ECONNRESET', permanent: false };
const message = {
  content: Buffer.from('{}'),
  fields: { exchange: 'akkoord.events', routingKey: 'a.b.v1' },
  properties: {
    messageId: 'm1',
    type: 'a.b.v1',
    userId: 'erp',
    replyTo: 'x',
    expiration: '5',
    headers: { 'x-death': [], CC: ['elsewhere'], traceparent: 't' },
  },
} as unknown as ConsumeMessage;

describe('a message that failed', () => {
  it('waits longer with every attempt, and is dead after the last', () => {
    expect([1, 2, 3].map((attempt) => nextDelay(transient, attempt, [10, 20]))).toEqual([10, 20, undefined]);
  });

  it('is never dead because the other side was away, and has an attempt left when that is back', () => {
    const away = { ...transient, isAway: true };
    expect([1, 2, 3, 99].map((attempt) => nextDelay(away, attempt, [10, 20]))).toEqual([10, 20, 20, 20]);
    expect([1, 2, 3].map((attempt) => nextAttempt(away, attempt, [10, 20]))).toEqual([2, 2, 3]);
    expect([1, 2].map((attempt) => nextAttempt(transient, attempt, [10, 20]))).toEqual([2, 3]);
    expect(nextDelay(transient, nextAttempt(away, 2, [10, 20]), [10, 20])).toBe(20);
  });

  it('is dead at once when no retry can help', () => {
    expect(nextDelay({ ...transient, permanent: true }, 1, [10, 20])).toBeUndefined();
  });

  it('carries its reason and origin, and nothing that steers the broker', () => {
    const aside = asideOf(message, transient, { service: 'x', delayMs: 10, now: new Date(0), eventId: 'e1' });
    expect(aside).toMatchObject({ exchange: '', routingKey: 'akkoord.x.retry.10' });
    expect(aside.options.headers).toEqual({
      traceparent: 't',
      'x-attempt': 2,
      'x-error-code': 'ECONNRESET',
      'x-error-message': 'Error read ECONNRESET',
      'x-failed-at': '1970-01-01T00:00:00.000Z',
      'x-original-type': 'a.b.v1',
      'x-original-exchange': 'akkoord.events',
      'x-original-routing-key': 'a.b.v1',
      'x-event-id': 'e1',
    });
    expect(aside.options).not.toMatchObject({ userId: 'erp' });
    expect(aside.options.replyTo ?? aside.options.expiration).toBeUndefined();
  });

  it('keeps its number of attempts in the dead queue', () => {
    const aside = asideOf(message, transient, { service: 'x', delayMs: undefined, now: new Date(0) });
    expect(aside.routingKey).toBe('akkoord.x.dead');
    expect(aside.options.headers).toMatchObject({ 'x-attempt': 1 });
  });
});

describe('publishSurely', () => {
  const signal = new AbortController().signal;

  it('goes on until it is confirmed', async () => {
    const outcomes = [new ConnectionLostError('x'), new ConnectionLostError('x'), undefined];
    const publish = async () => {
      const outcome = outcomes.shift();
      if (outcome) throw outcome;
    };
    expect(await publishSurely(publish, { signal, pauseMs: 1 })).toBe(true);
  });

  it('gives up when the queue is gone, or the message is no longer ours', async () => {
    expect(await publishSurely(() => Promise.reject(new UnroutableError('x')), { signal })).toBe(false);
    expect(await publishSurely(() => Promise.resolve(), { signal: AbortSignal.abort() })).toBe(false);
  });
});
