import type { Database } from '@akkoord/persistence';
import { describe, expect, it, jest } from '@jest/globals';
import type { Logger } from 'pino';
import { LiveUpdates } from './live-updates.js';

const aStream = () => {
  const told = { tenant: '12345', tokenSha256: 'x', concerns: () => true };
  return { ...told, tell: jest.fn(), end: jest.fn() };
};

describe('when the service closes', () => {
  it('streams end, also one that was asked for before and only opens now: the server waits for all of them', () => {
    const database = { url: 'postgres://x@127.0.0.1/x', schema: 'x' } as Database;
    const live = new LiveUpdates(database, { warn: () => undefined } as unknown as Logger);
    const [open, late] = [aStream(), aStream()];
    live.open(open);
    expect(open.end).not.toHaveBeenCalled();
    live.onModuleDestroy();
    live.open(late);
    expect([open.end, late.end].map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  });
});
