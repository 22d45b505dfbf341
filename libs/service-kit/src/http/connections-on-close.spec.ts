import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type FastifyInstance, fastify } from 'fastify';
import { endConnectionsOnClose } from './connections-on-close.js';

describe('closing a server', () => {
  let server: FastifyInstance;
  afterEach(() => server.close());

  it('does not wait for a connection that never said anything, nor keeps one whose request it lets finish', async () => {
    server = fastify({ forceCloseConnections: 'idle' });
    endConnectionsOnClose(server);
    const [asked, answer] = [Promise.withResolvers<void>(), Promise.withResolvers<string>()];
    server.get('/', () => {
      asked.resolve();
      return answer.promise;
    });
    const url = new URL(await server.listen({ port: 0, host: '127.0.0.1' }));
    const silent = connect(Number(url.port), url.hostname).resume();
    await once(silent, 'connect');
    const response = fetch(url);
    await asked.promise;
    const [ended, closed] = [once(silent, 'close'), server.close()];
    await ended;
    answer.resolve('finished');
    expect(await (await response).text()).toBe('finished');
    await closed;
  });
});
