import type { Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import type { Process, StatusFate } from './process.js';
import { ACCEPTING, type Outcome } from './sequences.js';

interface ProcessRow {
  kenmerk: string;
  oin: string;
  message_id: string;
  berichtsoort: string;
  aanleverkenmerk: string | null;
  nummer: string;
  number_type: string;
  period_start: string | null;
  period_end: string | null;
  document_sha256: string;
  document_size: number;
  outcome: Outcome;
  foutcode: string | null;
  foutbeschrijving: string | null;
  statusdetails: string | null;
  step_ms: number;
  give_up_ms: string;
  status_fate: StatusFate;
  received_at: Date;
}

/** What was delivered under one reference: the oracle for "never filed twice". */
export interface Deliveries {
  aanleverkenmerk: string | null;
  belanghebbende: string;
  berichtsoort: string;
  periodStart: string | null;
  periodEnd: string | null;
  /** Processes started. */
  deliveries: number;
  /** Of those, the ones the Belastingdienst accepts (or will). */
  accepted: number;
  kenmerken: string[];
  documentSha256: string[];
}

const COLUMNS = `kenmerk, oin, message_id, berichtsoort, aanleverkenmerk, nummer, number_type, period_start::text,
  period_end::text, document_sha256, document_size, outcome, foutcode, foutbeschrijving, statusdetails, step_ms, give_up_ms,
  status_fate, received_at`;

/** The processes, in the schema of the simulator. */
@Injectable()
export class ProcessRepository {
  async addAll(tx: Transaction, processes: readonly Process[]): Promise<void> {
    if (processes.length === 0) return;
    await tx.query(
      `insert into process (tenant, kenmerk, oin, message_id, berichtsoort, aanleverkenmerk, nummer, number_type,
         period_start, period_end, document_sha256, document_size, outcome, foutcode, foutbeschrijving, statusdetails,
         step_ms, give_up_ms, status_fate, received_at)
       select $1, row.* from jsonb_to_recordset($2::jsonb) as row (kenmerk text, oin text, message_id text, berichtsoort text,
         aanleverkenmerk text, nummer text, number_type text, period_start date, period_end date, document_sha256 text,
         document_size integer, outcome text, foutcode text, foutbeschrijving text, statusdetails text, step_ms integer,
         give_up_ms bigint, status_fate text, received_at timestamptz)`,
      [SIMULATOR_TENANT, JSON.stringify(processes.map(toRow))],
    );
  }

  /** The process, if this party delivered it. */
  async find(tx: Transaction, oin: string, kenmerk: string): Promise<Process | undefined> {
    const rows = await tx.query<ProcessRow>(`select ${COLUMNS} from process where kenmerk = $1 and oin = $2`, [
      kenmerk,
      oin,
    ]);
    return rows[0] && fromRow(rows[0]);
  }

  /** The processes of one belanghebbende that this party delivered, oldest first. */
  async ofParty(tx: Transaction, oin: string, berichtsoort: string, nummer: string): Promise<Process[]> {
    const rows = await tx.query<ProcessRow>(
      `select ${COLUMNS} from process where oin = $1 and berichtsoort = $2 and nummer = $3 order by received_at, kenmerk`,
      [oin, berichtsoort, nummer],
    );
    return rows.map(fromRow);
  }

  /** The youngest processes of whomever, for people to look at. */
  async latest(tx: Transaction, limit: number, nummer?: string): Promise<Process[]> {
    const rows = await tx.query<ProcessRow>(
      `select ${COLUMNS} from process where $2::text is null or nummer = $2 order by received_at desc, kenmerk limit $1`,
      [limit, nummer ?? null],
    );
    return rows.map(fromRow);
  }

  async deliveries(
    tx: Transaction,
    filter: { aanleverkenmerk?: string; belanghebbende?: string },
  ): Promise<Deliveries[]> {
    return tx.query<Deliveries>(
      `select aanleverkenmerk, nummer as belanghebbende, berichtsoort, period_start::text as "periodStart",
              period_end::text as "periodEnd", count(*)::int as deliveries,
              (count(*) filter (where outcome = any($3)))::int as accepted,
              array_agg(kenmerk order by received_at) as kenmerken,
              array_agg(distinct document_sha256) as "documentSha256"
         from process
        where ($1::text is null or aanleverkenmerk = $1) and ($2::text is null or nummer = $2)
        group by 1, 2, 3, 4, 5
        order by min(received_at)`,
      [filter.aanleverkenmerk ?? null, filter.belanghebbende ?? null, ACCEPTING],
    );
  }
}

function toRow(process: Process): Omit<ProcessRow, 'give_up_ms'> & { give_up_ms: number } {
  const { words } = process;
  return {
    kenmerk: process.kenmerk,
    oin: process.oin,
    message_id: process.messageId,
    berichtsoort: process.berichtsoort,
    aanleverkenmerk: process.aanleverkenmerk,
    nummer: process.nummer,
    number_type: process.numberType,
    period_start: process.periodStart,
    period_end: process.periodEnd,
    document_sha256: process.documentSha256,
    document_size: process.documentSize,
    outcome: process.outcome,
    foutcode: words?.foutcode ?? null,
    foutbeschrijving: words?.foutbeschrijving ?? null,
    statusdetails: words?.statusdetails ?? null,
    step_ms: process.stepMs,
    give_up_ms: process.giveUpMs,
    status_fate: process.statusFate,
    received_at: process.receivedAt,
  };
}

function fromRow(row: ProcessRow): Process {
  const { foutcode, foutbeschrijving, statusdetails } = row;
  const hasWords = foutcode !== null && foutbeschrijving !== null;
  return {
    kenmerk: row.kenmerk,
    oin: row.oin,
    messageId: row.message_id,
    berichtsoort: row.berichtsoort,
    aanleverkenmerk: row.aanleverkenmerk,
    nummer: row.nummer,
    numberType: row.number_type,
    periodStart: row.period_start,
    periodEnd: row.period_end,
    documentSha256: row.document_sha256,
    documentSize: row.document_size,
    outcome: row.outcome,
    words: hasWords ? { foutcode, foutbeschrijving, ...(statusdetails === null ? {} : { statusdetails }) } : null,
    stepMs: row.step_ms,
    giveUpMs: Number(row.give_up_ms),
    statusFate: row.status_fate,
    receivedAt: row.received_at,
  };
}
