import { Injectable } from '@nestjs/common';
import type { Transaction } from '@akkoord/persistence';

/** A client environment and how far it has come in its own order of status updates. */
export interface ClientEnvironment {
  readonly clientEnvironmentId: string;
  readonly name: string;
  readonly lastPosition: number;
  readonly acknowledgedPosition: number;
}

const COLUMNS = `id as "clientEnvironmentId", name, last_position::float8 as "lastPosition",
  acknowledged_position::float8 as "acknowledgedPosition"`;

@Injectable()
export class ClientEnvironmentRepository {
  async put(tx: Transaction, id: string, name: string): Promise<ClientEnvironment> {
    const [environment] = await tx.query<ClientEnvironment>(
      `insert into client_environment as e (id, name) values ($1, $2)
       on conflict (tenant, id) do update set name = excluded.name
       returning ${COLUMNS}`,
      [id, name],
    );
    return environment!;
  }

  async list(tx: Transaction): Promise<ClientEnvironment[]> {
    return tx.query<ClientEnvironment>(`select ${COLUMNS} from client_environment order by name, id`);
  }

  /** Locks the row until the transaction ends; false when there is none. */
  async lock(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.query('select 1 from client_environment where id = $1 for update', [id])).length > 0;
  }
}
