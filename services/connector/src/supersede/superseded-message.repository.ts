import { Injectable } from '@nestjs/common';
import type { FilingStatus, MessageKind } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import type { SupersededMessage } from './supersede.js';

@Injectable()
export class SupersededMessageRepository {
  /** A message of a client environment by its own key, as far as a new version has to know it. */
  async find(
    tx: Transaction,
    environmentId: string,
    externalMessageId: string,
  ): Promise<SupersededMessage | undefined> {
    const [row] = await tx.query<{
      id: string;
      kind: MessageKind;
      status: FilingStatus;
      numberType: SupersededMessage['number']['type'];
      numberValue: string;
      start: string;
      end: string;
      isMatched: boolean;
    }>(
      `select id, kind, status, number_type as "numberType", number_value as "numberValue", period_start::text as start,
         period_end::text as "end", organisation_id is not null as "isMatched"
       from message where client_environment_id = $1 and external_message_id = $2`,
      [environmentId, externalMessageId],
    );
    if (!row) return undefined;
    const { numberType, numberValue, start, end, ...message } = row;
    return { ...message, number: { type: numberType, value: numberValue }, period: { start, end } };
  }

  /** The senders' own keys of these messages. */
  async keysOf(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; key: string }>(
      'select id, external_message_id as key from message where id = any($1::uuid[])',
      [ids],
    );
    return new Map(rows.map(({ id, key }) => [id, key]));
  }

  /** Remembers whose place a message takes. */
  async link(tx: Transaction, id: string, supersedes: string, supersedesId: string): Promise<void> {
    await tx.query('update message set supersedes = $2, supersedes_id = $3 where id = $1', [
      id,
      supersedes,
      supersedesId,
    ]);
  }
}
