import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import { inOrder, type ReceivedRequest } from './received.js';

/** A request with the bytes that came in and those that went out, if any did. */
export interface KeptExchange {
  summary: ReceivedRequest;
  request: Buffer;
  reply: Buffer | null;
}

const NOTHING = Buffer.alloc(0);

function runningTotal(lengths: readonly number[]): number[] {
  let total = 0;
  return lengths.map((length) => (total += length));
}

/** What came in, for people to look at. */
@Injectable()
export class ReceivedRepository {
  /** The bytes travel as one value that the database cuts up: an array of them would be written as text, twice as long. */
  async addAll(tx: Transaction, exchanges: readonly KeptExchange[]): Promise<void> {
    const parts = exchanges.flatMap(({ request, reply }) => [request, reply ?? NOTHING]);
    const ends = runningTotal(parts.map(({ length }) => length));
    const starts = [0, ...ends];
    await tx.query(
      `insert into received (tenant, id, summary, request, reply)
       select $1, new.id, new.summary, substring($3::bytea from new.start + 1 for new.middle - new.start),
              case when new.replied then substring($3::bytea from new.middle + 1 for new.finish - new.middle) end
         from rows from (unnest($2::uuid[]), jsonb_array_elements($4::jsonb), unnest($5::int[]), unnest($6::int[]),
                unnest($7::int[]), unnest($8::bool[]))
              with ordinality as new (id, summary, start, middle, finish, replied, place)
        order by new.place`,
      [
        SIMULATOR_TENANT,
        exchanges.map(({ summary }) => summary.id),
        Buffer.concat(parts),
        JSON.stringify(exchanges.map(({ summary }) => summary)),
        exchanges.map((_, index) => starts[2 * index]),
        exchanges.map((_, index) => starts[2 * index + 1]),
        exchanges.map((_, index) => starts[2 * index + 2]),
        exchanges.map(({ reply }) => reply !== null),
      ],
    );
  }

  /** Newest first. */
  async latest(tx: Transaction, limit: number): Promise<ReceivedRequest[]> {
    const rows = await tx.query<{ summary: ReceivedRequest }>(
      'select summary from received order by number desc limit $1',
      [limit],
    );
    return rows.map(({ summary }) => ordered(summary));
  }

  async find(tx: Transaction, id: string): Promise<KeptExchange | undefined> {
    const rows = await tx.query<KeptExchange>('select summary, request, reply from received where id = $1', [id]);
    return rows[0] && { ...rows[0], summary: ordered(rows[0].summary) };
  }

  /** Forgets all but the newest. */
  async keep(tx: Transaction, most: number): Promise<void> {
    await tx.query('delete from received where number <= (select max(number) from received) - $1', [most]);
  }
}

const ordered = (summary: ReceivedRequest): ReceivedRequest => ({ ...summary, checks: inOrder(summary.checks) });
