import { Injectable } from '@nestjs/common';
import type { FilingFacts, FilingSubmitter, MessageKind } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import {
  NIL_RETURN,
  pdfReference,
  type FoundOrganisation,
  type MessageNumber,
  type UnmatchedReason,
} from './message.js';

/** A message on the desk of unmatched messages. */
export interface WaitingMessage {
  readonly id: string;
  readonly number: MessageNumber;
  readonly lastSequence: number;
  readonly reason: UnmatchedReason;
  readonly facts: FilingFacts;
}

type Row = Omit<WaitingMessage, 'number' | 'facts'> & {
  numberType: MessageNumber['type'];
  numberValue: string;
  clientEnvironmentId: string;
  externalMessageId: string;
  kind: MessageKind;
  start: string;
  end: string;
  sha256: string;
  size: number;
  mediaType: string;
  totalEuros: number | null;
  pdfSha256: string | null;
  pdfSize: number | null;
  returnFiledElsewhere: boolean;
  isNil: boolean;
  supersedesId: string | null;
  submittedBy: FilingSubmitter | null;
};

const SELECT = `select id, number_type as "numberType", number_value as "numberValue", last_sequence as "lastSequence",
  unmatched_reason as reason, client_environment_id as "clientEnvironmentId", external_message_id as "externalMessageId", kind,
  period_start::text as start, period_end::text as "end", document_sha256 as sha256, document_size as size,
  media_type as "mediaType", total_euros::float8 as "totalEuros",
  supplied_pdf_sha256 as "pdfSha256", supplied_pdf_size as "pdfSize",
  return_filed_elsewhere as "returnFiledElsewhere", supersedes_id as "supersedesId", submitted_by as "submittedBy",
  findings @> '[{"code": "${NIL_RETURN}"}]' as "isNil"
  from message where organisation_id is null and status = 15`;

@Injectable()
export class WaitingMessageRepository {
  /** Messages that wait for one of these numbers, oldest first. */
  async withNumbers(tx: Transaction, numbers: readonly MessageNumber[]): Promise<WaitingMessage[]> {
    const parameters = [numbers.map(({ type }) => type), numbers.map(({ value }) => value)];
    const where = '(number_type, number_value) in (select * from unnest($1::text[], $2::text[]))';
    return (await tx.query<Row>(`${SELECT} and ${where} order by id`, parameters)).map(waitingMessage);
  }

  /** Messages of this kind that wait, oldest first. */
  async ofKind(tx: Transaction, kind: MessageKind): Promise<WaitingMessage[]> {
    return (await tx.query<Row>(`${SELECT} and kind = $1 order by id`, [kind])).map(waitingMessage);
  }

  /** This message, if it waits. */
  async withId(tx: Transaction, id: string): Promise<WaitingMessage[]> {
    return (await tx.query<Row>(`${SELECT} and id = $1`, [id])).map(waitingMessage);
  }

  /** Whose a message is, waiting or not; undefined when there is no such message. */
  async organisationOf(tx: Transaction, id: string): Promise<{ organisationId: string | null } | undefined> {
    const sql = 'select organisation_id as "organisationId" from message where id = $1';
    return (await tx.query<{ organisationId: string | null }>(sql, [id]))[0];
  }

  /** An organisation that can be given a message. */
  async activeOrganisation(tx: Transaction, organisationId: string): Promise<FoundOrganisation | undefined> {
    const sql = 'select id as "organisationId", name, residence from organisation where id = $1 and is_active';
    return (await tx.query<FoundOrganisation>(sql, [organisationId]))[0];
  }

  async assign(tx: Transaction, found: readonly { id: string; organisationId: string }[]): Promise<void> {
    await tx.query(
      `update message m set organisation_id = f.organisation_id, unmatched_reason = null
       from unnest($1::uuid[], $2::uuid[]) as f (id, organisation_id) where m.id = f.id`,
      [found.map(({ id }) => id), found.map(({ organisationId }) => organisationId)],
    );
  }

  /** The reason why these wait is another now; their status stays. */
  async changeReason(tx: Transaction, changed: readonly { id: string; reason: UnmatchedReason }[]): Promise<void> {
    await tx.query(
      `update message m set unmatched_reason = c.reason, details = jsonb_build_object('reason', c.reason)
       from unnest($1::uuid[], $2::text[]) as c (id, reason) where m.id = c.id`,
      [changed.map(({ id }) => id), changed.map(({ reason }) => reason)],
    );
  }
}

const waitingMessage = (row: Row): WaitingMessage => ({
  id: row.id,
  number: { type: row.numberType, value: row.numberValue },
  lastSequence: row.lastSequence,
  reason: row.reason,
  facts: {
    clientEnvironmentId: row.clientEnvironmentId,
    externalMessageId: row.externalMessageId,
    kind: row.kind,
    period: { start: row.start, end: row.end },
    document: { sha256: row.sha256, size: row.size, mediaType: row.mediaType },
    ...(row.totalEuros === null ? {} : { totalEuros: row.totalEuros }),
    ...(row.isNil ? { isNil: true } : {}),
    ...(row.pdfSha256 === null || row.pdfSize === null
      ? {}
      : { suppliedPdf: pdfReference(row.pdfSha256, row.pdfSize) }),
    ...(row.returnFiledElsewhere ? { returnFiledElsewhere: true } : {}),
    ...(row.supersedesId === null ? {} : { supersedes: row.supersedesId }),
    ...(row.submittedBy === null ? {} : { submittedBy: row.submittedBy }),
  },
});
