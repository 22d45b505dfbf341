import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * Keeps connections from holding up the closing of a server; nothing is lost with either kind. Browsers and pools open connections
 * ahead of need, and Node counts one that has not said anything yet as busy until its header timeout (60 s). One whose request was
 * under way would stay open for the next until its keep-alive timeout (72 s).
 */
export function endConnectionsOnClose(fastify: Pick<FastifyInstance, 'server' | 'addHook'>): void {
  const open = new Set<Socket>();
  let isClosing = false;
  fastify.server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  fastify.addHook('preClose', (done) => {
    isClosing = true;
    for (const socket of open) if (socket.bytesRead === 0) socket.destroy();
    done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (isClosing) void reply.header('connection', 'close');
    done(null, payload);
  });
}
