import type { FilingStatus, StatusStep } from '@akkoord/contracts';
import type { Transaction } from '@akkoord/persistence';
import { withOfficeFindings } from '../delivery/office-findings.js';
import type { Withdrawal } from '../withdrawal/withdrawal-state.js';
import type { CheckedReturn, StoredReturn } from './return.js';

/** Stores returns, their documents and the work of delivering them, in one statement; gives the ids of those whose reference was free. */
export async function addReturns(tx: Transaction, returns: readonly CheckedReturn[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `with given as (
       select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::date[], $7::date[], $8::text[], $9::text[],
                            $10::bytea[], $11::timestamptz[], $12::text[], $13::jsonb[], $14::jsonb[], $15::bytea[], $16::boolean[], $17::text[], $18::uuid[],
                            $19::jsonb[])
         as g (id, environment_id, reference, kind, period_start, period_end, content_hash, sha256, content, received_at, traceparent,
               findings, rounding, pdf, filed_elsewhere, supersedes, after_return_id, submitted_by)
     ), fresh as (
       insert into submitted_return
         (id, tenant, environment_id, reference, kind, period_start, period_end, content_hash, document_sha256, received_at,
          findings, rounding, return_filed_elsewhere, supersedes, submitted_by)
       select id, $1, environment_id, reference, kind, period_start, period_end, content_hash, sha256, received_at,
         findings, rounding, filed_elsewhere, supersedes, submitted_by from given
       on conflict (tenant, environment_id, reference) do nothing
       returning id
     ), documents as (
       insert into return_document (return_id, tenant, content, pdf) select id, $1, content, pdf from given join fresh using (id)
     ), deliveries as (
       insert into delivery (return_id, tenant, environment_id, size, traceparent, after_return_id)
       select id, $1, environment_id, length(content) + coalesce(length(pdf), 0), traceparent, after_return_id from given join fresh using (id)
     )
     select id from fresh`,
    [
      tx.tenant,
      returns.map(({ id }) => id),
      returns.map(({ environmentId }) => environmentId),
      returns.map(({ reference }) => reference),
      returns.map(({ kind }) => kind),
      returns.map(({ period }) => period.start),
      returns.map(({ period }) => period.end),
      returns.map(({ contentHash }) => contentHash),
      returns.map(({ document }) => document.sha256),
      returns.map(({ document }) => document.content),
      returns.map(({ receivedAt }) => receivedAt),
      returns.map(({ traceparent }) => traceparent ?? null),
      returns.map(({ findings }) => JSON.stringify(findings)),
      returns.map(({ rounding }) => (rounding ? JSON.stringify(rounding) : null)),
      returns.map(({ pdf }) => pdf ?? null),
      returns.map(({ returnFiledElsewhere }) => returnFiledElsewhere),
      returns.map(({ supersedes }) => supersedes ?? null),
      returns.map(({ afterReturnId }) => afterReturnId ?? null),
      returns.map(({ submittedBy }) => (submittedBy ? JSON.stringify(submittedBy) : null)),
    ],
  );
  return new Set(rows.map(({ id }) => id));
}

interface ReturnRow {
  readonly id: string;
  readonly environment_id: string;
  readonly reference: string;
  readonly kind: StoredReturn['kind'];
  readonly period_start: string;
  readonly period_end: string;
  readonly content_hash: string;
  readonly document_sha256: string;
  readonly received_at: Date;
  readonly details: Record<string, unknown> | null;
  readonly state: StoredReturn['delivery'];
  readonly next_attempt_at: Date;
  readonly message_id: string | null;
  readonly problem: Record<string, unknown> | null;
  readonly findings: StoredReturn['findings'];
  readonly office_findings: StoredReturn['findings'] | null;
  readonly rounding: StoredReturn['rounding'] | null;
  readonly supersedes: string | null;
  readonly withdrawal: { state: Withdrawal['state']; at: string; problem: Withdrawal['problem'] | null } | null;
  readonly history: { status: FilingStatus; sequence: number; at: string }[] | null;
}

const SELECT = `
  select r.id, r.environment_id, r.reference, r.kind, r.period_start::text, r.period_end::text, r.content_hash,
         r.document_sha256, r.received_at, r.details, r.findings, r.rounding, r.supersedes, d.state, d.next_attempt_at, d.message_id, d.problem,
         d.findings as office_findings,
         (select json_build_object('state', w.state, 'at', w.requested_at, 'problem', w.problem)
            from withdrawal w where w.return_id = r.id) as withdrawal,
         (select json_agg(json_build_object('status', s.status, 'sequence', s.sequence, 'at', s.at) order by s.sequence)
            from return_status s where s.return_id = r.id) as history
  from submitted_return r join delivery d on d.return_id = r.id`;

/** A return by the environment that sent it and that environment's reference. */
export interface ReturnKey {
  readonly environmentId: string;
  readonly reference: string;
}

/** The returns with these keys, by `environmentId/reference`. */
export async function findReturns(tx: Transaction, keys: readonly ReturnKey[]): Promise<Map<string, StoredReturn>> {
  const rows = await tx.query<ReturnRow>(
    `${SELECT} where (r.environment_id, r.reference) in (select * from unnest($1::uuid[], $2::text[]))`,
    [keys.map(({ environmentId }) => environmentId), keys.map(({ reference }) => reference)],
  );
  return new Map(rows.map((row) => [`${row.environment_id}/${row.reference}`, stored(row)]));
}

/** The newest returns of an environment, newest first. */
export async function listReturns(
  tx: Transaction,
  environmentId: string,
  { status, limit }: { status?: FilingStatus; limit: number },
): Promise<StoredReturn[]> {
  const rows = await tx.query<ReturnRow>(
    `${SELECT} where r.environment_id = $1 and ($2::integer is null or r.status = $2) order by r.id desc limit $3`,
    [environmentId, status ?? null, limit],
  );
  return rows.map(stored);
}

/** The document of a return, byte for byte. */
export async function findDocument(tx: Transaction, key: ReturnKey): Promise<Buffer | undefined> {
  const [row] = await tx.query<{ content: Buffer }>(
    `select d.content from submitted_return r join return_document d on d.return_id = r.id
     where r.environment_id = $1 and r.reference = $2`,
    [key.environmentId, key.reference],
  );
  return row?.content;
}

const withdrawalOf = ({ state, at, problem }: NonNullable<ReturnRow['withdrawal']>): Withdrawal => ({
  state,
  requestedAt: new Date(at),
  ...(problem ? { problem } : {}),
});

function stored(row: ReturnRow): StoredReturn {
  const history: StatusStep[] = (row.history ?? []).map((step) => ({ ...step, at: new Date(step.at).toISOString() }));
  return {
    id: row.id,
    reference: row.reference,
    kind: row.kind,
    period: { start: row.period_start, end: row.period_end },
    contentHash: row.content_hash,
    documentSha256: row.document_sha256,
    receivedAt: row.received_at,
    delivery: row.state,
    ...(row.problem && row.state !== 'delivered' ? { deliveryProblem: row.problem } : {}),
    ...(row.problem && row.state === 'queued' ? { nextDeliveryAt: row.next_attempt_at } : {}),
    ...(row.message_id ? { messageId: row.message_id } : {}),
    history,
    ...(row.details ? { details: row.details } : {}),
    findings: withOfficeFindings(row.findings, row.office_findings ?? []),
    ...(row.rounding ? { rounding: row.rounding } : {}),
    ...(row.supersedes ? { supersedes: row.supersedes } : {}),
    ...(row.withdrawal ? { withdrawal: withdrawalOf(row.withdrawal) } : {}),
  };
}
