import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { uuidv7, type Transaction } from '@akkoord/persistence';
import type { BerichtInhoud, BerichtResultaat, Tijdvenster } from '@akkoord/wus';
import type { Environment } from '../certificate/certificate.js';
import type { ArchivedMessage } from '../archive/evidence.js';
import { filingOfReference } from './message.rules.js';

/** A file that came with a message; its bytes are in the archive. */
export interface StoredFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly sha256: string;
  readonly size: number;
}

/** What comes with a message besides its content, verbatim. */
export interface Extras {
  readonly attachments: readonly StoredFile[];
  readonly findings: readonly { readonly code: string; readonly text: string }[];
  readonly elements: readonly { readonly name: string; readonly value: string }[];
}

/** A message as it is stored. */
export interface FetchedMessage extends StoredFile {
  readonly id: string;
  readonly environment: Environment;
  readonly kenmerk: string;
  readonly berichtkenmerk: string;
  readonly berichtsoort: string;
  readonly aanleverkenmerk: string | null;
  readonly deliveredAt: Date;
  readonly taxpayer: string;
  readonly sender: string | null;
  readonly extras: Extras;
  readonly filingId: string | null;
  readonly fetchedAt: Date;
  readonly confirmedAt: Date | null;
}

const COLUMNS = `id, environment, kenmerk, berichtkenmerk, berichtsoort, aanleverkenmerk, delivered_at as "deliveredAt", taxpayer, sender,
  file_name as "fileName", media_type as "mediaType", sha256, size, extras, filing_id as "filingId", fetched_at as "fetchedAt",
  confirmed_at as "confirmedAt"`;

/** The bytes of a message that go into the archive. */
export function filesOf({ berichtInhoud, berichtBijlagen = [] }: BerichtResultaat): ArchivedMessage[] {
  return [berichtInhoud, ...berichtBijlagen].map(({ inhoud }) => ({ sha256: sha256(inhoud), bytes: inhoud }));
}

/** Rows of `fetched_message`. */
@Injectable()
export class FetchedMessageRepository {
  /** Stores a message whose files are archived; false when it is there already, however often it is fetched. */
  async add(tx: Transaction, environment: Environment, message: BerichtResultaat): Promise<boolean> {
    const { fileName, mediaType, sha256: hash, size } = fileOf(message.berichtInhoud);
    const added = await tx.query(
      `insert into fetched_message (tenant, id, environment, kenmerk, berichtkenmerk, berichtsoort, aanleverkenmerk, delivered_at,
         taxpayer, sender, file_name, media_type, sha256, size, extras, filing_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
         (select filing_id from submission where tenant = $1 and (filing_id = $16 or kenmerk = $4) order by filing_id = $16 desc limit 1))
       on conflict do nothing returning id`,
      [
        ...[tx.tenant, uuidv7(), environment, message.kenmerk, message.berichtkenmerk, message.berichtsoort],
        ...[message.aanleverkenmerk ?? null, message.tijdstempelAangeleverd, message.identiteitBelanghebbende.nummer],
        ...[message.identiteitAanleveraar ?? null, fileName, mediaType, hash, size, JSON.stringify(extrasOf(message))],
        filingOfReference(message.aanleverkenmerk) ?? null,
      ],
    );
    return added.length > 0;
  }

  /** How many messages of each of these processes are stored that came within the window. */
  async countOf(
    tx: Transaction,
    environment: Environment,
    kenmerken: readonly string[],
    { tijdstempelVanaf: from }: Tijdvenster,
  ): Promise<Map<string, number>> {
    const rows = await tx.query<{ kenmerk: string; count: number }>(
      `select kenmerk, count(*)::int as count from fetched_message
       where tenant = $1 and environment = $2 and kenmerk = any($3::text[]) and ($4::timestamptz is null or delivered_at >= $4)
       group by kenmerk`,
      [tx.tenant, environment, kenmerken, from ?? null],
    );
    return new Map(rows.map(({ kenmerk, count }) => [kenmerk, count]));
  }

  /** Processes with messages that the authority has not been told about. */
  async unconfirmed(tx: Transaction, environment: Environment, most: number): Promise<string[]> {
    const rows = await tx.query<{ kenmerk: string }>(
      `select distinct kenmerk from fetched_message where tenant = $1 and environment = $2 and confirmed_at is null
       order by kenmerk limit $3`,
      [tx.tenant, environment, most],
    );
    return rows.map(({ kenmerk }) => kenmerk);
  }

  /** The authority was told about everything of a process. */
  async confirm(tx: Transaction, environment: Environment, kenmerk: string): Promise<number> {
    const rows = await tx.query(
      `update fetched_message set confirmed_at = now()
       where tenant = $1 and environment = $2 and kenmerk = $3 and confirmed_at is null returning id`,
      [tx.tenant, environment, kenmerk],
    );
    return rows.length;
  }

  /** The newest first; those of one filing when it is named, and those after a place in the list. */
  async list(
    tx: Transaction,
    { filingId, before, limit }: { filingId: string | undefined; before: string | undefined; limit: number },
  ): Promise<FetchedMessage[]> {
    return tx.query<FetchedMessage>(
      `select ${COLUMNS} from fetched_message
       where tenant = $1 and ($2::uuid is null or filing_id = $2)
         and ($3::uuid is null or (delivered_at, id) < (select delivered_at, id from fetched_message where tenant = $1 and id = $3))
       order by delivered_at desc, id desc limit $4`,
      [tx.tenant, filingId ?? null, before ?? null, limit],
    );
  }

  async find(tx: Transaction, id: string): Promise<FetchedMessage | undefined> {
    const [row] = await tx.query<FetchedMessage>(
      `select ${COLUMNS} from fetched_message where tenant = $1 and id = $2`,
      [tx.tenant, id],
    );
    return row;
  }

  async bytes(tx: Transaction, hash: string): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ bytes: Buffer }>(
      'select bytes from archived_message where tenant = $1 and sha256 = $2',
      [tx.tenant, hash],
    );
    return row?.bytes;
  }
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

const fileOf = ({ bestandsnaam, mimeType, inhoud }: BerichtInhoud): StoredFile => ({
  fileName: bestandsnaam,
  mediaType: mimeType,
  sha256: sha256(inhoud),
  size: inhoud.length,
});

const extrasOf = (message: BerichtResultaat): Extras => ({
  attachments: (message.berichtBijlagen ?? []).map(fileOf),
  findings: (message.constateringenLijst ?? []).map(({ code, beschrijving }) => ({ code, text: beschrijving })),
  elements: (message.additioneleElementenLijst ?? []).map(({ naam, waarde }) => ({ name: naam, value: waarde })),
});
