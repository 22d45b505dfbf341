import { Injectable } from '@nestjs/common';
import type { MessageKind } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';

@Injectable()
export class MessageKindRepository {
  async put(tx: Transaction, kind: MessageKind, isBlocked: boolean, now: Date): Promise<void> {
    await tx.query(
      `insert into message_kind (kind, is_blocked, changed_at) values ($1, $2, $3)
       on conflict (tenant, kind) do update set is_blocked = excluded.is_blocked, changed_at = excluded.changed_at`,
      [kind, isBlocked, now],
    );
  }

  /** Kinds without a row are not blocked. */
  async blocked(tx: Transaction): Promise<MessageKind[]> {
    const rows = await tx.query<{ kind: MessageKind }>('select kind from message_kind where is_blocked');
    return rows.map(({ kind }) => kind);
  }
}
