import type { FilingPeriod, FilingStatus, MessageKind, Mover } from '@akkoord/contracts';
import { periodKind } from '@akkoord/tax';

/** A filing as the rules see it: where it stands, and since when. */
export interface StandingFiling {
  readonly filingId: string;
  readonly clientEnvironmentId: string;
  /** The sender's own key. */
  readonly reference: string;
  readonly kind: MessageKind;
  readonly period: FilingPeriod;
  readonly status: FilingStatus;
  /** Instant since which it has this status, ISO 8601. */
  readonly since: string;
  /** An approval that the client can still undo: the gateway has not been told. */
  readonly isUndoable: boolean;
  /** The filing whose place it took. */
  readonly supersedes?: string;
}

/** Statuses in which a filing awaits the client's approval; not 15, which is nobody's yet, nor 40, 45 and what was sent. */
export const AWAITING_STATUSES = [10, 20, 25, 30, 35] as const satisfies readonly FilingStatus[];

/** Statuses in which a filing is under way: a rejected one (40) is not, for then the client's ERP sends it anew. */
export const OPEN_STATUSES = [...AWAITING_STATUSES, 50, 60, 70] as const satisfies readonly FilingStatus[];

/** Whether the client still has a say in it: it awaits his approval, or he can undo it. */
export const isAwaitingClient = ({ status, isUndoable }: StandingFiling): boolean =>
  status === 50 ? isUndoable : AWAITING_STATUSES.some((awaiting) => awaiting === status);

/** Whether it is under way: neither ended nor sent back to the maker. */
export const isOpen = ({ status }: StandingFiling): boolean => OPEN_STATUSES.some((open) => open === status);

/** Whether two periods are the same. */
export const isSamePeriod = (a: FilingPeriod, b: FilingPeriod): boolean => a.start === b.start && a.end === b.end;

/** Whether two periods share a day. */
export const isOverlapping = (a: FilingPeriod, b: FilingPeriod): boolean => a.start <= b.end && b.start <= a.end;

/** Whether a filing is an annual supplement (jaarsuppletie): over a whole calendar year. */
export const isAnnualSupplement = ({ kind, period }: Pick<StandingFiling, 'kind' | 'period'>): boolean =>
  kind === 'supplement' && periodKind(period) === 'year';

/** Who can move a filing on (docs/architecture.md, the transition table). */
export function moverOf(status: FilingStatus): Mover {
  switch (status) {
    case 30:
      return 'client';
    case 15:
    case 25:
    case 35:
    case 40:
      return 'office';
    case 10:
    case 20:
    case 50:
    case 70:
      return 'system';
    case 60:
      return 'authority';
    case 45:
    case 80:
    case 90:
      return 'nobody';
    default:
      return status satisfies never;
  }
}
