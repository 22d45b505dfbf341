import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';

/** One thing that can be given as new: a status by its place in the sequence, a message, or a line in the list of messages. */
export interface Fetchable {
  kenmerk: string;
  position: number;
}

/** What was already given to a certificate by the operations with "Nieuwe" in their name. */
@Injectable()
export class FetchMarkRepository {
  /** Marks all as fetched and gives those that were not before; of two calls at the same time only one gets each. */
  async take<T extends Fetchable>(
    tx: Transaction,
    fingerprint: string,
    kind: 'status' | 'message' | 'list',
    items: readonly T[],
  ): Promise<T[]> {
    if (items.length === 0) return [];
    const rows = await tx.query<Fetchable>(
      `insert into fetch_mark (tenant, fingerprint, kind, kenmerk, position)
       select $1, $2, $3, new.kenmerk, new.position from unnest($4::text[], $5::int[]) as new (kenmerk, position)
       on conflict do nothing returning kenmerk, position`,
      [SIMULATOR_TENANT, fingerprint, kind, items.map(({ kenmerk }) => kenmerk), items.map(({ position }) => position)],
    );
    const taken = new Set(rows.map(({ kenmerk, position }) => `${kenmerk} ${position}`));
    return items.filter(({ kenmerk, position }) => taken.has(`${kenmerk} ${position}`));
  }
}
