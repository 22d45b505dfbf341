import { type Transaction } from '@akkoord/persistence';
import { Injectable } from '@nestjs/common';
import { SIMULATOR_TENANT } from '../migrations/0001-simulator.js';
import type { Outcome, Process } from './process.js';

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
  period_end::text, document_sha256, document_size, outcome, foutcode, foutbeschrijving, statusdetails, step_ms, received_at`;

/** The processes, in the schema of the simulator. */
@Injectable()
export class ProcessRepository {
  async add(tx: Transaction, process: Process): Promise<void> {
    const { words } = process;
    await tx.query(
      `insert into process (tenant, kenmerk, oin, message_id, berichtsoort, aanleverkenmerk, nummer, number_type,
         period_start, period_end, document_sha256, document_size, outcome, foutcode, foutbeschrijving, statusdetails,
         step_ms, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)`,
      [
        SIMULATOR_TENANT,
        process.kenmerk,
        process.oin,
        process.messageId,
        process.berichtsoort,
        process.aanleverkenmerk,
        process.nummer,
        process.numberType,
        process.periodStart,
        process.periodEnd,
        process.documentSha256,
        process.documentSize,
        process.outcome,
        words?.foutcode ?? null,
        words?.foutbeschrijving ?? null,
        words?.statusdetails ?? null,
        process.stepMs,
        process.receivedAt,
      ],
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

  async deliveries(
    tx: Transaction,
    filter: { aanleverkenmerk?: string; belanghebbende?: string },
  ): Promise<Deliveries[]> {
    return tx.query<Deliveries>(
      `select aanleverkenmerk, nummer as belanghebbende, berichtsoort, period_start::text as "periodStart",
              period_end::text as "periodEnd", count(*)::int as deliveries,
              (count(*) filter (where outcome = 'accepted'))::int as accepted,
              array_agg(kenmerk order by received_at) as kenmerken,
              array_agg(distinct document_sha256) as "documentSha256"
         from process
        where ($1::text is null or aanleverkenmerk = $1) and ($2::text is null or nummer = $2)
        group by 1, 2, 3, 4, 5
        order by min(received_at)`,
      [filter.aanleverkenmerk ?? null, filter.belanghebbende ?? null],
    );
  }
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
    receivedAt: row.received_at,
  };
}
