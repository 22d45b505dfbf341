import type { MessageKind } from '@akkoord/contracts';
import type { Attempt } from './submission.events.js';
import type { Submission } from './submission.js';

/** A submission as it is stored, joined with its open attempt and its job. */
export interface SubmissionRecord {
  readonly filing_id: string;
  readonly kind: MessageKind;
  readonly document_sha256: string;
  readonly document_size: number;
  readonly phase: Submission['phase'];
  readonly attempts: number;
  readonly sequence: number;
  readonly reported: boolean;
  readonly kenmerk: string | null;
  readonly delivered_at: Date | null;
  readonly earlier_kenmerk: string | null;
  readonly failing_since: Date | null;
  readonly code: string | null;
  readonly taxpayer: string | null;
  readonly correlation_id: string | null;
  readonly causation_id: string | null;
  readonly attempt_id: string | null;
  readonly attempt_number: number | null;
  readonly attempt_started_at: Date | null;
  readonly attempt_expires_at: Date | null;
  readonly attempt_oin: string | null;
  /** bigint, so text; null when there is nothing left to do. */
  readonly fence: string | null;
  readonly tries: number | null;
}

/** Columns of a SubmissionRecord, for `submission s left join attempt a … left join job j …`. */
export const RECORD_COLUMNS = `s.filing_id, s.kind, s.document_sha256, s.document_size, s.phase, s.attempts, s.sequence, s.reported,
  s.kenmerk, s.delivered_at, s.earlier_kenmerk, s.failing_since, s.code, s.taxpayer, s.correlation_id, s.causation_id, s.attempt_id, a.number as attempt_number,
  a.started_at as attempt_started_at, a.expires_at as attempt_expires_at, a.signing_oin as attempt_oin`;

/** The open attempt of a record, if there is one. */
export function attemptOf(record: SubmissionRecord): Attempt | undefined {
  const {
    attempt_id: id,
    attempt_number: number,
    attempt_started_at: startedAt,
    attempt_expires_at: expiresAt,
  } = record;
  if (id === null || number === null || startedAt === null || expiresAt === null) return undefined;
  return { id, number, startedAt, expiresAt };
}

/** The state of a record. */
export function stateOf(record: SubmissionRecord): Submission {
  const { phase, attempts, sequence } = record;
  const earlier = record.earlier_kenmerk === null ? {} : { earlier: record.earlier_kenmerk };
  const course = { attempts, sequence, ...earlier };
  const attempt = attemptOf(record);
  switch (phase) {
    case 'waiting':
      return { ...course, phase };
    case 'attempting':
      return { ...course, phase, attempt: given(attempt, phase) };
    case 'unresolved':
      return { ...course, phase, attempt: given(attempt, phase), isReported: record.reported };
    case 'sent':
      return { ...course, phase, kenmerk: given(record.kenmerk, phase) };
    case 'accepted':
    case 'refused':
      return { ...course, phase, ...(record.kenmerk === null ? {} : { kenmerk: record.kenmerk }) };
    case 'attention':
      return { ...course, phase, code: record.code ?? '', ...(attempt ? { attempt } : {}) };
    default:
      return phase satisfies never;
  }
}

function given<T>(value: T | null | undefined, phase: string): T {
  if (value === null || value === undefined) throw new Error(`a submission in phase ${phase} lacks what it needs`);
  return value;
}
