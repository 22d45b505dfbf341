import { Injectable } from '@nestjs/common';
import { type Transaction, uuidv7 } from '@akkoord/persistence';

/** A host that is, or was, down for an office. */
export interface StoredOutage {
  readonly tenant: string;
  readonly id: string;
  readonly host: string;
  readonly reason: string;
  readonly beganAt: Date;
  readonly endedAt: Date | null;
}

const COLUMNS = 'tenant, id, host, reason, began_at as "beganAt", ended_at as "endedAt"';

/** Rows of `outage`; of an office and a host at most one is open. */
@Injectable()
export class OutageRepository {
  /** Open outages: of the office of the transaction, or in a system transaction of all. */
  async open(tx: Transaction): Promise<StoredOutage[]> {
    return tx.query<StoredOutage>(`select ${COLUMNS} from outage where ended_at is null order by began_at, host`);
  }

  /** Undefined when it is known already. */
  async begin(tx: Transaction, host: string, reason: string, beganAt: Date): Promise<StoredOutage | undefined> {
    const [row] = await tx.query<StoredOutage>(
      `insert into outage (tenant, id, host, reason, began_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant, host) where ended_at is null do nothing returning ${COLUMNS}`,
      [tx.tenant, uuidv7(), host, reason, beganAt],
    );
    return row;
  }

  /** Undefined when somebody else ended it. */
  async end(tx: Transaction, id: string, endedAt: Date): Promise<StoredOutage | undefined> {
    const [row] = await tx.query<StoredOutage>(
      `update outage set ended_at = $3 where tenant = $1 and id = $2 and ended_at is null returning ${COLUMNS}`,
      [tx.tenant, id, endedAt],
    );
    return row;
  }
}
