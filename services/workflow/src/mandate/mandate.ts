import type { FilingFacts, MessageKind } from '@akkoord/contracts';
import { amsterdamDate, type IsoDate } from '@akkoord/tax';

/** What a mandate covers: filings without anything in them, or those whose total lies within a band. */
export type MandateCover =
  | { readonly kind: 'nil' }
  /** Whole euros, both ends included; negative is money back. */
  | { readonly kind: 'total'; readonly least: number; readonly most: number };

/** A standing approval (doorlopend akkoord): the client agreed beforehand, on paper, for a while. */
export interface Mandate {
  readonly mandateId: string;
  readonly organisationId: string;
  readonly kinds: readonly MessageKind[];
  readonly covers: MandateCover;
  /** First and last day in Europe/Amsterdam, both included. */
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  /** Hours between the notice and the approval in which the client can object; 0: no notice beforehand. */
  readonly objectionHours: number;
  readonly isRevoked: boolean;
}

/** The filing a mandate is asked about. */
export interface MandateQuestion {
  readonly organisationId: string;
  readonly facts: Pick<FilingFacts, 'kind' | 'totalEuros' | 'isNil'>;
}

/** The mandate under which a filing needs no decision now, or undefined. Of several the one that leaves most time to object, then the one with the lowest id. */
export function mandateFor(
  { organisationId, facts }: MandateQuestion,
  mandates: readonly Mandate[],
  now: Date,
): Mandate | undefined {
  const today = amsterdamDate(now);
  return mandates
    .filter((mandate) => mandate.organisationId === organisationId && isInForce(mandate, today))
    .filter((mandate) => mandate.kinds.includes(facts.kind) && isCovered(mandate.covers, facts))
    .sort((a, b) => b.objectionHours - a.objectionHours || (a.mandateId < b.mandateId ? -1 : 1))[0];
}

/** Whether a mandate counts on this day. */
export const isInForce = ({ isRevoked, startsOn, endsOn }: Mandate, today: IsoDate): boolean =>
  !isRevoked && startsOn <= today && today <= endsOn;

/** A filing of which the total is not known is never within a band, and one not known to be nil is not nil. */
function isCovered(covers: MandateCover, { totalEuros, isNil }: MandateQuestion['facts']): boolean {
  switch (covers.kind) {
    case 'nil':
      return isNil === true;
    case 'total':
      return totalEuros !== undefined && covers.least <= totalEuros && totalEuros <= covers.most;
    default:
      return covers satisfies never;
  }
}
