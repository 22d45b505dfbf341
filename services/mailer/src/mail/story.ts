import type { EscalationReason, MessageKind, Residence } from '@akkoord/contracts';

/** A filing as a mail speaks of it: no number of anybody. */
export interface FilingInMail {
  readonly filingId: string;
  readonly kind: MessageKind;
  /** First and last day. */
  readonly period: { readonly start: string; readonly end: string };
  /** Whole euros, positive to pay; absent for an ICP statement. */
  readonly totalEuros?: number;
  readonly organisation: string;
  /** Absent: a resident. */
  readonly residence?: Residence;
  /** Last day to file; absent: worked out from kind, period and residence. */
  readonly dueOn?: string;
  /** Why the office is called in. */
  readonly reason?: EscalationReason;
  /** What waiting longer costs, in words. */
  readonly costOfWaiting?: { readonly nl: string; readonly en: string };
}

/** A code of the authority in plain language. */
export interface CodeInMail {
  readonly code: string;
  readonly meaning?: { readonly nl: string; readonly en: string };
  readonly advice?: { readonly nl: string; readonly en: string };
}

/** What a mail tells besides its kind: stored with it, so that it can be written again. */
export interface Story {
  readonly filing?: FilingInMail;
  /** A digest: several filings of one person, the most urgent first. */
  readonly filings?: readonly FilingInMail[];
  /** Name of who did it. */
  readonly actor?: string;
  /** Free text of a person: a reason, a question, an answer. */
  readonly text?: string;
  /** The box a question is about. */
  readonly box?: string;
  readonly progress?: { readonly granted: number; readonly needed: number };
  /** Instant at which it is approved by itself unless somebody objects. */
  readonly approvesAt?: string;
  /** Instant until which the client may undo. */
  readonly undoUntil?: string;
  /** Approved under a standing approval: nobody was asked, or nobody objected. */
  readonly isByMandate?: boolean;
  readonly kenmerk?: string;
  readonly authority?: CodeInMail;
  /** The next attempt follows by itself at this instant; absent when a person has to act. */
  readonly nextAttemptAt?: string;
  readonly withdrawnBy?: 'office' | 'client-environment' | 'workflow';
  readonly isSuperseded?: boolean;
  readonly certificate?: {
    readonly commonName: string;
    readonly validUntil: string;
    readonly daysLeft: number;
    readonly hasSuccessor: boolean;
    readonly isTest: boolean;
  };
}
