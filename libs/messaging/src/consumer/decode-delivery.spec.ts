import { Event } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import type { ConsumeMessage } from 'amqplib';
import { IsInt } from 'class-validator';
import type { RefusedError } from '../messaging.errors.js';
import { decodeDelivery } from './decode-delivery.js';

@Event('decode.happened.v1', { producer: 'test', subject: 'n', summary: 'x' })
class Happened {
  @IsInt() n!: number;
}

@Event('decode.submitted.v1', {
  producer: 'erp',
  subject: 'n',
  summary: 'x',
  exchange: 'erp',
  validatedBy: 'handler',
})
export class Submitted extends Happened {}

const aCloudEvent = (over: object = {}) => ({
  specversion: '1.0',
  id: 'e1',
  type: 'decode.happened.v1',
  subject: '1',
  time: '2026-01-01T00:00:00Z',
  tenant: '12345',
  correlationid: 'c1',
  data: { n: 1 },
  ...over,
});

const aMessage = (body: unknown, properties: object = {}, fields: object = {}): ConsumeMessage =>
  ({
    content: Buffer.from(JSON.stringify(body)),
    fields: { exchange: 'akkoord.events', routingKey: 'decode.happened.v1', ...fields },
    properties: {
      type: 'decode.happened.v1',
      contentType: 'application/cloudevents+json; charset=utf-8',
      headers: {},
      ...properties,
    },
  }) as unknown as ConsumeMessage;

const fromErp = (body: unknown, properties: object = {}, fields: object = {}) =>
  decodeDelivery(
    aMessage(
      body,
      { type: 'decode.submitted.v1', contentType: 'application/json', ...properties },
      { exchange: 'akkoord.erp', ...fields },
    ),
    1000,
  );

const codeOf = (message: ConsumeMessage): string => {
  try {
    decodeDelivery(message, 1000);
  } catch (error) {
    return (error as RefusedError).code;
  }
  return 'accepted';
};

describe('a delivery', () => {
  it('becomes an event of its contract class', () => {
    const event = decodeDelivery(aMessage(aCloudEvent({ causationid: 'e0' }), { headers: { 'x-attempt': 3 } }), 1000);
    expect(event).toMatchObject({ id: 'e1', tenant: '12345', correlationId: 'c1', causationId: 'e0', attempt: 3 });
    expect(event.data).toBeInstanceOf(Happened);
  });

  it.each([
    ['another version', aCloudEvent({ specversion: '0.3' })],
    ['no id', aCloudEvent({ id: '' })],
    ['another type than announced', aCloudEvent({ type: 'decode.submitted.v1' })],
    ['a time that is none', aCloudEvent({ time: 'yesterday' })],
    ['nothing', null],
  ])('with %s is refused', (_, body) => {
    expect(codeOf(aMessage(body))).toBe('EVENT_NOT_CLOUDEVENT');
  });

  it('of an internal event is refused on the exchange of ERPs, also when its headers say otherwise', () => {
    const headers = { 'x-original-exchange': 'akkoord.events' };
    expect(codeOf(aMessage(aCloudEvent(), { headers }, { exchange: 'akkoord.erp' }))).toBe('EVENT_WRONG_EXCHANGE');
  });

  it('that comes back from a retry queue is known by where it came from', () => {
    const headers = { 'x-original-exchange': 'akkoord.events', 'x-original-routing-key': 'decode.happened.v1' };
    expect(codeOf(aMessage(aCloudEvent(), { headers }, { exchange: '' }))).toBe('accepted');
    expect(codeOf(aMessage(aCloudEvent(), {}, { exchange: '' }))).toBe('EVENT_WRONG_EXCHANGE');
  });
});

describe('a bare message of an ERP', () => {
  it('reaches its handler unchecked, of no office yet', () => {
    expect(fromErp({ n: 'not a number' })).toMatchObject({ tenant: '', data: { n: 'not a number' } });
  });

  it('may begin with a byte order mark', () => {
    const bare = aMessage({ n: 1 }, { type: 'decode.submitted.v1', contentType: 'application/json' });
    const marked = { ...bare, content: Buffer.concat([Buffer.from('\uFEFF'), bare.content]) };
    const fields = { ...bare.fields, exchange: 'akkoord.erp' };
    expect(decodeDelivery({ ...marked, fields }, 1000)).toMatchObject({ data: { n: 1 } });
  });

  it('has the same id when it is sent again, and another for other content, sender or message id', () => {
    const id = fromErp({ n: 1 }).id;
    expect(fromErp({ n: 1 }).id).toBe(id);
    expect(fromErp({ n: 2 }).id).not.toBe(id);
    expect(fromErp({ n: 1 }, { headers: { authorization: 'Bearer other' } }).id).not.toBe(id);
    expect(fromErp({ n: 1 }, { messageId: 'm1' }).id).not.toBe(id);
  });

  it('keeps its id through a retry', () => {
    const headers = { 'x-event-id': 'first', 'x-original-exchange': 'akkoord.erp' };
    expect(fromErp({ n: 1 }, { headers }, { exchange: '' }).id).toBe('first');
    expect(fromErp({ n: 1 }, { headers }).id).not.toBe('first');
  });
});
