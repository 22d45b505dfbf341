import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** open: everything passes. hanging: connections are taken and nothing more comes. closed: connections are cut at once. */
export type RoadState = 'open' | 'hanging' | 'closed';

/** A wire between the gateway and the authority, under a port of its own, that a test can block. */
export class RoadToAuthority {
  private readonly sockets = new Set<Socket>();
  private state: RoadState = 'open';

  private constructor(
    private readonly server: ReturnType<typeof createServer>,
    private readonly target: URL,
  ) {}

  static async to(authority: string): Promise<RoadToAuthority> {
    const server = createServer();
    const road = new RoadToAuthority(server, new URL(authority));
    server.on('connection', (near) => road.take(near));
    await new Promise<void>((resolve) => server.listen(0, resolve));
    return road;
  }

  /** The authority's address over this wire: the same name, another port. */
  get url(): string {
    const url = new URL(this.target);
    url.port = String((this.server.address() as AddressInfo).port);
    return url.origin;
  }

  /** Connections there are go with the old state. */
  become(state: RoadState): void {
    this.state = state;
    for (const socket of this.sockets) socket.resetAndDestroy();
  }

  close(): void {
    this.become('closed');
    this.server.close();
  }

  private take(near: Socket): void {
    this.keep(near);
    if (this.state === 'closed') return void near.resetAndDestroy();
    if (this.state === 'hanging') return;
    const far = connect(Number(this.target.port), this.target.hostname);
    this.keep(far);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
    near.pipe(far).pipe(near);
  }

  private keep(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.sockets.delete(socket));
  }
}
