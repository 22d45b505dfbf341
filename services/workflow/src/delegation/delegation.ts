import { amsterdamDate, type IsoDate } from '@akkoord/tax';

/** One person lets another of the same organisation act for him while he is away. */
export interface Delegation {
  readonly delegationId: string;
  readonly party: 'contact' | 'employee';
  /** The organisation it counts at; absent between employees: it counts for every organisation of who gave it. */
  readonly organisationId?: string;
  readonly fromId: string;
  readonly toId: string;
  /** First and last day in Europe/Amsterdam, both included. */
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly isRevoked: boolean;
}

/** For whom somebody may act, and under which delegation. */
export interface ActsFor {
  readonly personId: string;
  readonly delegationId: string;
}

/**
 * For whom this person (a contact, or an employee) may act now, besides himself; each once, in order of the delegations' ids. What was
 * handed on is not handed on further: he who gave it has to have the role himself, which the caller checks.
 */
export function actsFor(personId: string, delegations: readonly Delegation[], now: Date): ActsFor[] {
  const today = amsterdamDate(now);
  const found = new Map<string, ActsFor>();
  const inOrder = [...delegations].sort((a, b) => (a.delegationId < b.delegationId ? -1 : 1));
  for (const { delegationId, fromId, toId, ...delegation } of inOrder) {
    if (toId !== personId || fromId === personId || !isRunning(delegation, today) || found.has(fromId)) continue;
    found.set(fromId, { personId: fromId, delegationId });
  }
  return [...found.values()];
}

/** Whether a delegation counts on this day. */
export const isRunning = (
  { isRevoked, startsOn, endsOn }: Pick<Delegation, 'isRevoked' | 'startsOn' | 'endsOn'>,
  today: IsoDate,
): boolean => !isRevoked && startsOn <= today && today <= endsOn;
