import { EventEmitter } from 'node:events';
import type { Database } from '@akkoord/persistence';
import { describe, expect, it, jest } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import type { Session } from '../session/session.js';
import type { Sessions } from '../session/sessions.js';
import { LiveController } from './live.controller.js';
import type { LiveUpdates } from './live-updates.js';

describe('a page that listens', () => {
  it('and has gone before it is known what it may hear leaves nothing behind', async () => {
    const open = jest.fn(() => jest.fn());
    const raw = Object.assign(new EventEmitter(), {
      ...{ destroyed: false, writeHead: jest.fn(), write: jest.fn(), end: jest.fn() },
    });
    const database = {
      inTenant: () => {
        raw.destroyed = true;
        raw.emit('close');
        return Promise.resolve(new Set());
      },
    };
    const live = new LiveController(
      { open } as unknown as LiveUpdates,
      {} as Sessions,
      database as unknown as Database,
    );
    const reply = { raw, getHeaders: () => ({}), hijack: jest.fn() };
    const session = { account: { tenant: '12345', site: 'client' } } as unknown as Session;
    jest.useFakeTimers();
    try {
      await live.events(session, reply as unknown as FastifyReply);
      expect([open.mock.calls.length, jest.getTimerCount()]).toEqual([0, 0]);
    } finally {
      jest.useRealTimers();
    }
  });
});
