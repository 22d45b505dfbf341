import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import type { Message } from './message.js';

interface MessageRow {
  kenmerk: string;
  oin: string;
  berichtsoort: string;
  berichtkenmerk: string;
  aanleverkenmerk: string | null;
  nummer: string;
  number_type: string;
  file_name: string;
  content: Buffer;
  available_at: Date;
}

/** Which messages are asked for; what is left out does not matter. */
export interface MessageFilter {
  kenmerk?: string | undefined;
  nummer?: string | undefined;
  berichtsoort?: string | undefined;
  from?: Date | undefined;
  until?: Date | undefined;
}

/** The messages that wait to be fetched. */
@Injectable()
export class MessageRepository {
  async add(tx: Transaction, message: Message): Promise<void> {
    await tx.query(
      `insert into message (kenmerk, tenant, oin, berichtsoort, berichtkenmerk, aanleverkenmerk, nummer, number_type, file_name,
         content, available_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        message.kenmerk,
        SIMULATOR_TENANT,
        message.oin,
        message.berichtsoort,
        message.berichtkenmerk,
        message.aanleverkenmerk,
        message.nummer,
        message.numberType,
        message.fileName,
        message.content,
        message.availableAt,
      ],
    );
  }

  /** Oldest first; only those for this OIN that are there by `now`. */
  async find(tx: Transaction, oin: string, filter: MessageFilter, now: Date): Promise<Message[]> {
    const rows = await tx.query<MessageRow>(
      `select * from message
        where oin = $1 and available_at <= $2
          and ($3::text is null or kenmerk = $3) and ($4::text is null or nummer = $4)
          and ($5::text is null or berichtsoort = $5)
          and ($6::timestamptz is null or available_at >= $6) and ($7::timestamptz is null or available_at <= $7)
        order by available_at, kenmerk`,
      [
        oin,
        now,
        filter.kenmerk ?? null,
        filter.nummer ?? null,
        filter.berichtsoort ?? null,
        filter.from ?? null,
        filter.until ?? null,
      ],
    );
    return rows.map((row) => ({
      kenmerk: row.kenmerk,
      oin: row.oin,
      berichtsoort: row.berichtsoort,
      berichtkenmerk: row.berichtkenmerk,
      aanleverkenmerk: row.aanleverkenmerk,
      nummer: row.nummer,
      numberType: row.number_type,
      fileName: row.file_name,
      content: row.content,
      availableAt: row.available_at,
    }));
  }
}
