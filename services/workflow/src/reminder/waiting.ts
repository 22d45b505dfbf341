import type { EscalationReason, FilingFacts, FilingStatus, OrganisationReference } from '@akkoord/contracts';
import type { IsoDate } from '@akkoord/tax';

/** A filing that waits for somebody, seen from one moment. */
export interface Waiting {
  readonly filingId: string;
  readonly organisation: OrganisationReference;
  readonly facts: FilingFacts;
  readonly status: FilingStatus;
  readonly since: Date;
  readonly dueOn: IsoDate;
  /** The last day to file has gone by. */
  readonly isOverdue: boolean;
  /** The office has to look first. */
  readonly isReview: boolean;
  /** Under a standing approval: nobody need do anything. */
  readonly isStanding: boolean;
  /** Ids of the people who can decide now and did not, and of those who decide for them. */
  readonly waitingFor: readonly string[];
  /** Fewer people may decide than are needed. */
  readonly isTooFew: boolean;
  /** Ids of the employees who work for this organisation. */
  readonly office: readonly string[];
}

/** What a timer was set for: the performers' turn, the office's, or the look whether anybody is asked. */
export type Occasion = 'reminder' | 'escalation' | 'nobody-asked';

/** Who hears of it, and as what. */
export type Hearers =
  | { readonly kind: 'contact' | 'employee'; readonly ids: readonly string[] }
  | { readonly kind: 'office'; readonly ids: readonly string[]; readonly reason: EscalationReason };

/** Who has to hear that a filing waits; undefined when nobody has to. Who decided already is not among `waitingFor`, so he is left in peace. */
export function hearersOf(filing: Waiting, occasion: Occasion): Hearers | undefined {
  const office = (reason: EscalationReason): Hearers => ({ kind: 'office', ids: filing.office, reason });
  if (filing.status === 35) return occasion === 'nobody-asked' ? undefined : office('question-open');
  if (filing.isStanding) return undefined;
  if (filing.waitingFor.length === 0) return office('nobody-asked');
  switch (occasion) {
    case 'reminder':
      return { kind: filing.isReview ? 'employee' : 'contact', ids: filing.waitingFor };
    case 'escalation':
      return office(filing.isOverdue ? 'overdue' : 'nearly-due');
    case 'nobody-asked':
      return filing.isTooFew ? office('nobody-asked') : undefined;
    default:
      return occasion satisfies never;
  }
}
