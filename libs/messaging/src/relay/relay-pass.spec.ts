import { describe, expect, it } from '@jest/globals';
import { ConnectionLostError, NotConfirmedError, UnroutableError } from '../messaging.errors.js';
import type { OutboxRow } from '../outbox/outbox-row.js';
import { fateOf, publishRows } from './relay-pass.js';

const row = (over: Partial<OutboxRow> = {}): OutboxRow => ({
  position: '1',
  id: 'a',
  tenant: '12345',
  type: 'thing.happened.v1',
  exchange: 'akkoord.events',
  routing_key: 'thing.happened.v1',
  optional: false,
  body: '{}',
  headers: {},
  added_at: new Date(0),
  ...over,
});

describe('the fate of a row', () => {
  it('is parked with its reason when nobody listens', () => {
    expect(fateOf(row(), new UnroutableError('x'))).toMatchObject({ outcome: 'parked', reason: 'UNROUTABLE' });
  });

  it('is done when nobody needs to listen', () => {
    expect(fateOf(row({ optional: true }), new UnroutableError('x')).outcome).toBe('unwanted');
  });

  it('is parked when the broker refuses it', () => {
    expect(fateOf(row({ optional: true }), new NotConfirmedError('x'))).toMatchObject({ reason: 'NOT_CONFIRMED' });
  });

  it('is open when the connection was lost', () => {
    expect(fateOf(row(), new ConnectionLostError('x')).outcome).toBe('undecided');
  });

  it('is its own: a bad neighbour changes nothing', async () => {
    const publish = async ({ options }: { options: { messageId: string } }): Promise<void> => {
      if (options.messageId === 'bad') throw new UnroutableError('x');
    };
    const fates = await publishRows({ publish }, [row(), row({ id: 'bad' }), row({ id: 'c' })]);
    expect(fates.map(({ outcome }) => outcome)).toEqual(['published', 'parked', 'published']);
  });
});
