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

/** What came in, for people to look at. */
@Injectable()
export class ReceivedRepository {
  async addAll(tx: Transaction, exchanges: readonly KeptExchange[]): Promise<void> {
    await tx.query(
      `insert into received (tenant, id, summary, request, reply)
       select $1, new.id, new.summary, new.request, new.reply
         from unnest($2::uuid[], $3::jsonb[], $4::bytea[], $5::bytea[]) as new (id, summary, request, reply)`,
      [
        SIMULATOR_TENANT,
        exchanges.map(({ summary }) => summary.id),
        exchanges.map(({ summary }) => JSON.stringify(summary)),
        exchanges.map(({ request }) => request),
        exchanges.map(({ reply }) => reply),
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
