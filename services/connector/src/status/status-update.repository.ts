import { Injectable } from '@nestjs/common';
import { StatusUpdate, type FilingStatus } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { StatusDetails } from './status.js';

interface UpdateRow {
  position: number;
  messageId: string;
  externalMessageId: string;
  sequence: number;
  status: FilingStatus;
  at: Date;
  details: StatusDetails | null;
}

@Injectable()
export class StatusUpdateRepository {
  /** Updates after a position, in order. */
  async after(tx: Transaction, environmentId: string, position: number, limit: number): Promise<StatusUpdate[]> {
    const rows = await tx.query<UpdateRow>(
      `select s.position::float8 as position, s.message_id as "messageId", m.external_message_id as "externalMessageId",
         s.sequence, s.status, s.at, s.details
       from status_step s join message m on m.id = s.message_id
       where s.client_environment_id = $1 and s.position > $2 order by s.position limit $3`,
      [environmentId, position, limit],
    );
    return rows.map(({ status, sequence, at, details, ...row }) =>
      Object.assign(new StatusUpdate(), {
        ...row,
        step: { status, sequence, at: at.toISOString() },
        ...(details === null ? {} : { details }),
      }),
    );
  }

  /** Remembers how far the environment has come; writes only when that is news. */
  async acknowledge(tx: Transaction, environmentId: string, position: number): Promise<void> {
    await tx.query(
      `update client_environment set acknowledged_position = $2
       where id = $1 and acknowledged_position < $2 and last_position >= $2`,
      [environmentId, position],
    );
  }

  /** The newest position given out and the newest acknowledged. */
  async positions(tx: Transaction, environmentId: string): Promise<{ last: number; acknowledged: number }> {
    const [row] = await tx.query<{ last: number; acknowledged: number }>(
      `select last_position::float8 as last, acknowledged_position::float8 as acknowledged
       from client_environment where id = $1`,
      [environmentId],
    );
    return row!;
  }
}
