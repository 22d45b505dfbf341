import { Injectable } from '@nestjs/common';
import { Database } from '@akkoord/persistence';
import type { DownReason, HostState } from './host-health.js';

interface Row {
  readonly host: string;
  readonly state: 'closed' | 'open' | 'half-open';
  readonly since: Date;
  readonly until_at: Date;
  readonly round: number;
  readonly reason: DownReason;
}

const COLUMNS = 'host, state, since, until_at, round, reason';

/** Rows of `host_health`: the breakers, shared by all instances; every move is one statement that only one of them can make. */
@Injectable()
export class HostHealthRepository {
  constructor(private readonly database: Database) {}

  async all(): Promise<Map<string, HostState>> {
    const rows = await this.query(`select ${COLUMNS} from host_health`, []);
    return new Map(rows.map((row) => [row.host, stateOf(row)]));
  }

  /** Opens a closed breaker; one that somebody else opened stays as it is. */
  async open(host: string, reason: DownReason, pauseMs: number): Promise<HostState> {
    return this.moved(
      host,
      `insert into host_health as h (host, state, since, until_at, round, reason)
       values ($1, 'open', now(), now() + $2 * interval '1 millisecond', 0, $3)
       on conflict (tenant, host) do update set state = 'open', since = now(), until_at = excluded.until_at, round = 0,
         reason = excluded.reason
       where h.state = 'closed' returning ${COLUMNS}`,
      [host, pauseMs, reason],
    );
  }

  /** Takes the one call that may try; undefined when somebody else has it, or it is too early. */
  async tryOut(host: string, withinMs: number): Promise<HostState | undefined> {
    const [row] = await this.query(
      `update host_health set state = 'half-open', until_at = now() + $2 * interval '1 millisecond'
       where host = $1 and state <> 'closed' and until_at <= now() returning ${COLUMNS}`,
      [host, withinMs],
    );
    return row && stateOf(row);
  }

  async close(host: string): Promise<HostState> {
    return this.moved(host, `update host_health set state = 'closed' where host = $1 returning ${COLUMNS}`, [host]);
  }

  /** The call that tried failed, or with `round` unchanged was never made. */
  async openAgain(host: string, round: number, reason: DownReason, pauseMs: number): Promise<HostState> {
    return this.moved(
      host,
      `update host_health set state = 'open', until_at = now() + $2 * interval '1 millisecond', round = $3, reason = $4
       where host = $1 and state = 'half-open' returning ${COLUMNS}`,
      [host, pauseMs, round, reason],
    );
  }

  private async moved(host: string, sql: string, parameters: readonly unknown[]): Promise<HostState> {
    const [row] = await this.query(sql, parameters);
    return row ? stateOf(row) : ((await this.all()).get(host) ?? { state: 'closed' });
  }

  private query(sql: string, parameters: readonly unknown[]): Promise<Row[]> {
    return this.database.inSystem((tx) => tx.query<Row>(sql, parameters));
  }
}

const stateOf = ({ state, since, until_at: until, round, reason }: Row): HostState =>
  state === 'closed' ? { state } : { state, since, until, round, reason };
