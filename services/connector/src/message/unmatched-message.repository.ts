import { Injectable } from '@nestjs/common';
import type { MessageKind } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { maskOmzetbelastingNumber } from '@akkoord/tax';
import type { MessageNumber, UnmatchedReason } from './message.js';

/** A message on the desk of unmatched messages, as the office sees it. */
export interface UnmatchedMessage {
  readonly messageId: string;
  readonly externalMessageId: string;
  readonly clientEnvironmentId: string;
  readonly kind: MessageKind;
  readonly reason: UnmatchedReason;
  readonly numberType: MessageNumber['type'];
  /** A sole trader's number holds a BSN, so a list shows its end only. */
  readonly maskedNumber: string;
  readonly registeredAt: string;
}

@Injectable()
export class UnmatchedMessageRepository {
  /** Oldest first, after the message with id `after`. */
  async list(tx: Transaction, after: string | undefined, limit: number): Promise<UnmatchedMessage[]> {
    const rows = await tx.query<Omit<UnmatchedMessage, 'registeredAt' | 'maskedNumber'> & { number: string; at: Date }>(
      `select id as "messageId", external_message_id as "externalMessageId", client_environment_id as "clientEnvironmentId",
         kind, unmatched_reason as reason, number_type as "numberType", number_value as number, registered_at as at
       from message where organisation_id is null and status = 15 and ($1::uuid is null or id > $1) order by id limit $2`,
      [after ?? null, limit],
    );
    return rows.map(({ number, at, ...row }) => ({
      ...row,
      maskedNumber: maskOmzetbelastingNumber(number),
      registeredAt: at.toISOString(),
    }));
  }
}
