import { connect, type Channel, type ConfirmChannel } from 'amqplib';
import { within } from './within.js';

type Recovering = Awaited<ReturnType<typeof openRecovering>>;

const CLOSE_MS = 5000;

/** Told what happens to the connection; for logs only. */
export interface ConnectionLog {
  warn(message: string): void;
}

/** One connection that comes back by itself. Channels die with it: whoever holds one asks for another. */
export class BrokerConnection {
  private opened?: Promise<Recovering>;
  private blockedBy?: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly name: string,
    private readonly log: ConnectionLog,
  ) {}

  /** A new channel, as soon as there is a connection. */
  async createChannel(): Promise<Channel> {
    return quiet(await (await this.open()).createChannel());
  }

  /** As `createChannel`, with publisher confirms. */
  async createConfirmChannel(): Promise<ConfirmChannel> {
    return quiet(await (await this.open()).createConfirmChannel());
  }

  /** Resolves when the broker takes messages again (it blocks publishers when its disk or memory runs out). */
  get unblocked(): Promise<void> | undefined {
    return this.blockedBy;
  }

  async close(): Promise<void> {
    const opened = this.opened;
    this.opened = undefined;
    if (opened) await within(CLOSE_MS, (await opened).close());
  }

  private open(): Promise<Recovering> {
    this.opened ??= openRecovering(this.url, this.name).then((connection) => this.watch(connection));
    return this.opened;
  }

  private watch(connection: Recovering): Recovering {
    let release: () => void = () => undefined;
    const unblock = (): void => {
      this.blockedBy = undefined;
      release();
    };
    connection.on('error', (error) => this.log.warn(`${this.name}: ${error.message}`));
    connection.on('connect-failed', (error: Error) => this.log.warn(`${this.name}: cannot connect: ${error.message}`));
    connection.on('blocked', (reason) => {
      this.log.warn(`${this.name}: the broker takes no messages: ${reason}`);
      this.blockedBy ??= new Promise((resolve) => (release = resolve));
    });
    connection.on('unblocked', unblock);
    connection.on('disconnect', unblock);
    return connection;
  }
}

/** Without heartbeats a half-open connection looks alive for minutes; without noDelay each small frame waits for the last one's ack. */
function openRecovering(url: string, name: string) {
  const address = new URL(url);
  if (!address.searchParams.has('heartbeat')) address.searchParams.set('heartbeat', '10');
  return connect(address.href, {
    noDelay: true,
    keepAlive: true,
    timeout: 10_000,
    clientProperties: { connection_name: name },
    recovery: { initialDelay: 100, maxDelay: 2000, factor: 2, jitter: 0.5, waitForConnect: false },
  });
}

/** An `error` without a listener ends the process; the `close` that follows is what its holder acts on. */
function quiet<C extends Channel>(channel: C): C {
  channel.on('error', () => undefined);
  return channel;
}
