import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';

/** Small things to be remembered over a restart, each under its name. */
@Injectable()
export class StateRepository {
  async read<T>(tx: Transaction, name: string): Promise<T | undefined> {
    const rows = await tx.query<{ value: T }>('select value from state where name = $1', [name]);
    return rows[0]?.value;
  }

  async write(tx: Transaction, name: string, value: unknown): Promise<void> {
    await tx.query(
      `insert into state (tenant, name, value) values ($1, $2, $3)
       on conflict (tenant, name) do update set value = excluded.value`,
      [SIMULATOR_TENANT, name, JSON.stringify(value)],
    );
  }
}
