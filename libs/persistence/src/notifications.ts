import type { Database } from './database.js';
import { Listener } from './listener.js';

/** A channel between the processes of one service. */
export interface NotificationOptions {
  /** Short name; the channel is `<schema>_<name>`. */
  readonly name: string;
  /** Something was told, by any process, this one included; a telling of many keys may come in parts. */
  readonly heard: (topic: string, keys: readonly string[]) => void;
  /** Listening (again): anything may have been missed before. */
  readonly connected: () => void;
  /** A telling could not be passed on, or not be read. */
  readonly failed: (error: unknown) => void;
  /** NOTIFY takes a lock over the whole database until commit, so tidings of this many milliseconds go together; default 10. */
  readonly gatherMs?: number;
}

/** A payload holds fewer than 8,000 bytes (PostgreSQL, NOTIFY). */
const MOST_BYTES = 7900;

/**
 * Tells something small to every process of a service over LISTEN and NOTIFY: a hint, never the truth; who hears it looks in the
 * database. Sent outside transactions, so call `tellSoon` and `tell` after the commit they are about.
 */
export class Notifications {
  private readonly channel: string;
  private readonly listener: Listener;
  private gathered = new Map<string, Set<string>>();
  private sending: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly database: Pick<Database, 'url' | 'schema' | 'dataSource'>,
    private readonly options: NotificationOptions,
  ) {
    this.channel = `${database.schema}_${options.name}`;
    this.listener = new Listener(database.url, this.channel, {
      heard: (payload) => this.hear(payload),
      connected: options.connected,
    });
  }

  /** Begins to listen, and goes on through lost connections until stopped. */
  start(): void {
    this.listener.start();
  }

  /** Sends what was gathered, then stops listening. */
  async stop(): Promise<void> {
    await this.flush();
    await this.listener.stop();
  }

  /** Whether tidings of other processes come in now. */
  get isListening(): boolean {
    return this.listener.isConnected;
  }

  /** Passes it on within some milliseconds, together with what else is told by then; each key once. */
  tellSoon(topic: string, keys: Iterable<string>): void {
    const gathered = this.gathered.get(topic) ?? new Set();
    for (const key of keys) gathered.add(key);
    this.gathered.set(topic, gathered);
    this.timer ??= setTimeout(() => void this.flush(), this.options.gatherMs ?? 10);
  }

  /** As `tellSoon`, but returns only when PostgreSQL has passed it on, and throws when it cannot. */
  async tell(topic: string, keys: Iterable<string>): Promise<void> {
    for (const payload of payloadsOf(topic, keys))
      await this.database.dataSource.query('select pg_notify($1, $2)', [this.channel, payload]);
  }

  private flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const tidings = this.gathered;
    this.gathered = new Map();
    this.sending = this.sending.then(async () => {
      // Whoever misses it finds it at the next look: what it is about is committed.
      for (const [topic, keys] of tidings) await this.tell(topic, keys).catch(this.options.failed);
    });
    return this.sending;
  }

  private hear(payload: string): void {
    let tidings: string[];
    try {
      tidings = JSON.parse(payload) as string[];
    } catch (error) {
      this.options.failed(error);
      return;
    }
    const [topic = '', ...keys] = tidings;
    this.options.heard(topic, keys);
  }
}

/** At least one, as a topic says something without any key. */
function payloadsOf(topic: string, keys: Iterable<string>): string[] {
  const parts = [[topic]];
  let bytes = Infinity;
  for (const key of keys) {
    const more = Buffer.byteLength(JSON.stringify(key)) + 1;
    if (bytes + more > MOST_BYTES) {
      if (bytes !== Infinity) parts.push([topic]);
      bytes = Buffer.byteLength(JSON.stringify(topic)) + 2;
    }
    parts.at(-1)!.push(key);
    bytes += more;
  }
  return parts.map((part) => JSON.stringify(part));
}
