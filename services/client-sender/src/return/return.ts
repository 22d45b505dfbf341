import type {
  FilingFinding,
  FilingPeriod,
  MessageKind,
  RoundedAmount,
  StatusStep,
  SubmittedBy,
} from '@akkoord/contracts';
import type { Withdrawal } from '../withdrawal/withdrawal-state.js';
import { ReferenceReused } from './return.errors.js';

/** A return that passed all checks and is ready to be stored. */
export interface CheckedReturn {
  readonly id: string;
  readonly environmentId: string;
  /** The ERP's own reference. */
  readonly reference: string;
  readonly kind: MessageKind;
  readonly period: FilingPeriod;
  /** What makes a repeat the same: see content-hash.ts. */
  readonly contentHash: string;
  readonly document: ReturnDocument;
  /** Supplement: the return it corrects was filed another way. */
  readonly returnFiledElsewhere: boolean;
  /** The ERP's own PDF, for people. */
  readonly pdf?: Buffer;
  /** Warnings and notes of the check before sending. */
  readonly findings: readonly FilingFinding[];
  /** Amounts in cents that were rounded. */
  readonly rounding?: readonly RoundedAmount[];
  readonly receivedAt: Date;
  /** Reference of the return it takes the place of. */
  readonly supersedes?: string;
  /** Who made and sent it, as the ERP names him. */
  readonly submittedBy?: SubmittedBy;
  /** Id of that return: the delivery waits for the end of its delivery. */
  readonly afterReturnId?: string;
  /** W3C trace context of the request that brought it. */
  readonly traceparent?: string;
}

/** The bytes that are approved and filed. */
export interface ReturnDocument {
  readonly content: Buffer;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
}

/** A return as it stands, with its way to the office and its statuses. */
export interface StoredReturn {
  readonly id: string;
  readonly reference: string;
  readonly kind: MessageKind;
  readonly period: FilingPeriod;
  readonly contentHash: string;
  readonly documentSha256: string;
  readonly receivedAt: Date;
  readonly delivery: 'queued' | 'delivered' | 'refused' | 'withdrawn';
  readonly deliveryProblem?: Record<string, unknown>;
  readonly nextDeliveryAt?: Date;
  readonly messageId?: string;
  readonly history: readonly StatusStep[];
  readonly details?: Record<string, unknown>;
  /** From before sending, and from the office once it took the return. */
  readonly findings: readonly FilingFinding[];
  readonly rounding?: readonly RoundedAmount[];
  /** Reference of the return it takes the place of. */
  readonly supersedes?: string;
  /** How taking it back stands, once the ERP asked for that. */
  readonly withdrawal?: Withdrawal;
}

/** The first return with a reference stays; the same content again is a repeat, other content is refused: ReferenceReused. */
export function repeatOrRefuse(stored: StoredReturn, contentHash: string): StoredReturn {
  if (stored.contentHash !== contentHash) throw new ReferenceReused(stored.reference);
  return stored;
}

/** What a return just stored looks like. */
export const freshlyStored = (checked: CheckedReturn): StoredReturn => ({
  id: checked.id,
  reference: checked.reference,
  kind: checked.kind,
  period: checked.period,
  contentHash: checked.contentHash,
  documentSha256: checked.document.sha256,
  receivedAt: checked.receivedAt,
  delivery: 'queued',
  history: [],
  findings: checked.findings,
  ...(checked.rounding ? { rounding: checked.rounding } : {}),
  ...(checked.supersedes ? { supersedes: checked.supersedes } : {}),
});
