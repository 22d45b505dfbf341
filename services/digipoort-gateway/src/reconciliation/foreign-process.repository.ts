import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';

/** Processes of the authority that are none of ours, such as those of the software the office had before. */
@Injectable()
export class ForeignProcessRepository {
  /** Which of these no filing of ours is known by, and that were not found to be another's before. */
  async unknown(tx: Transaction, kenmerken: readonly string[]): Promise<string[]> {
    const rows = await tx.query<{ kenmerk: string }>(
      `select k.kenmerk from unnest($2::text[]) as k (kenmerk)
       where not exists (select from submission s where s.tenant = $1 and s.kenmerk = k.kenmerk)
         and not exists (select from attempt a where a.tenant = $1 and a.kenmerk = k.kenmerk)
         and not exists (select from foreign_process f where f.tenant = $1 and f.kenmerk = k.kenmerk)`,
      [tx.tenant, kenmerken],
    );
    return rows.map(({ kenmerk }) => kenmerk);
  }

  async add(tx: Transaction, kenmerk: string, firstStatusAt: Date): Promise<void> {
    await tx.query(
      'insert into foreign_process (tenant, kenmerk, first_status_at) values ($1, $2, $3) on conflict do nothing',
      [tx.tenant, kenmerk, firstStatusAt],
    );
  }
}
