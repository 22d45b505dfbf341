import type { MessageKind } from '@akkoord/contracts';
import type { ArchivedMessage, Asked } from '../archive/evidence.js';
import type { GivenCommand } from '../submission/filing-command.repository.js';
import type { StoredStatus } from '../authority-status/authority-status.repository.js';

/** One call as it is archived. */
export interface ArchivedExchange extends Asked {
  readonly messageId: string;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly outcome: 'answered' | 'fault' | 'notSent' | 'unknown';
  readonly httpStatus: number | undefined;
  readonly request: ArchivedMessage;
  readonly reply: ArchivedMessage | undefined;
}

/** Everything there is to prove about a filing. */
export interface EvidenceFacts {
  readonly participantNumber: string;
  readonly filingId: string;
  readonly kind: MessageKind;
  /** Of the document that was approved. */
  readonly documentSha256: string;
  readonly aanleverkenmerk: string;
  readonly kenmerk: string | undefined;
  readonly phase: string;
  /** In order of time. */
  readonly exchanges: readonly ArchivedExchange[];
  /** In the authority's order. */
  readonly statuses: readonly StoredStatus[];
  /** What people told the gateway to do with it, and why; in order of time. */
  readonly commands: readonly GivenCommand[];
  /** PEM of every authority that is known to the office, to build chains from. */
  readonly authorities: readonly string[];
}
