import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A wire between a service and the broker that a test can cut. */
export interface TcpProxy {
  readonly url: string;
  /** Resets every connection there is; new ones are taken. */
  cut(): void;
  close(): Promise<void>;
}

/** Listens on a free port and passes everything on to `target`. */
export async function tcpProxy(target: string): Promise<TcpProxy> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        near.destroy();
        far.destroy();
      });
    }
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(target);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => sockets.forEach((socket) => socket.resetAndDestroy());
  return {
    url: url.href,
    cut,
    close: () => {
      cut();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
