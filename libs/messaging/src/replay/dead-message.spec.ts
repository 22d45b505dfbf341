import { describe, expect, it } from '@jest/globals';
import type { GetMessage } from 'amqplib';
import { isMeant, readDead, replayOf } from './dead-message.js';

const aDeadMessage = (headers: Record<string, unknown>): GetMessage =>
  ({
    content: Buffer.from('{}'),
    fields: {},
    properties: { messageId: 'm1', type: 'thing.happened.v1', headers },
  }) as unknown as GetMessage;

const failed = aDeadMessage({
  'x-error-code': 'AMOUNT_NEGATIVE',
  'x-error-message': 'the amount is negative',
  'x-failed-at': '2026-03-01T10:00:00.000Z',
  'x-attempt': 6,
  'x-original-exchange': 'akkoord.events',
  'x-death': [{ reason: 'expired', exchange: '', queue: 'q.retry' }],
});
const crashed = aDeadMessage({
  'x-death': [
    {
      reason: 'delivery_limit',
      exchange: 'akkoord.events',
      'routing-keys': ['a.b.v1'],
      time: { value: 1_772_359_200 },
    },
  ],
});

describe('a dead message', () => {
  it('tells our reason', () => {
    expect(readDead(failed)).toEqual({
      id: 'm1',
      type: 'thing.happened.v1',
      code: 'AMOUNT_NEGATIVE',
      reason: 'the amount is negative',
      failedAt: new Date('2026-03-01T10:00:00Z'),
      attempt: 6,
    });
  });

  it('tells the reason of the broker when a crash loop brought it here', () => {
    expect(readDead(crashed)).toMatchObject({ code: 'DELIVERY_LIMIT', failedAt: new Date(1_772_359_200_000) });
  });

  it('is chosen by code and time', () => {
    const dead = readDead(failed);
    expect(isMeant(dead, {})).toBe(true);
    expect(isMeant(dead, { code: 'OTHER' })).toBe(false);
    expect(isMeant(dead, { since: new Date('2026-03-01T10:00:01Z') })).toBe(false);
    expect(isMeant(dead, { code: 'AMOUNT_NEGATIVE', since: new Date('2026-03-01T10:00:00Z') })).toBe(true);
  });

  it('goes back as a first attempt, without the deaths that would make the broker see a cycle', () => {
    const { options } = replayOf(failed, 'akkoord.x', new Date('2026-03-02T00:00:00Z'));
    expect(options.headers).toMatchObject({ 'x-attempt': 1, 'x-replayed-at': '2026-03-02T00:00:00.000Z' });
    expect(options.headers).not.toHaveProperty('x-death');
    expect(options.headers).toMatchObject({ 'x-original-exchange': 'akkoord.events' });
  });

  it('remembers where it came from when only the broker knows', () => {
    expect(replayOf(crashed, 'akkoord.x', new Date()).options.headers).toMatchObject({
      'x-original-exchange': 'akkoord.events',
      'x-original-routing-key': 'a.b.v1',
    });
  });
});
