import type { IsoDate } from '../periods/iso-date.js';
import { TaxInputError, type Messages } from '../tax.errors.js';

/** What being late costs. `none`: in time · `grace`: late, not fined · `notice`: a letter without a fine · `penalty`: `cents` to pay. */
export interface CostOfLateness {
  readonly outcome: 'none' | 'grace' | 'notice' | 'penalty';
  /** Expected fine, whole euro cents. */
  readonly cents: number;
  /** The most it can be in special or repeated cases, whole euro cents. */
  readonly atMostCents: number;
  /** Last day without a fine. */
  readonly graceUntil: IsoDate;
  readonly messages: Messages;
}

/** Refuses an amount that is no whole number of cents, 0 or more: TaxInputError CENTS_NOT_INTEGER. */
export function demandCents(cents: number): number {
  if (!Number.isSafeInteger(cents) || cents < 0) throw new TaxInputError('CENTS_NOT_INTEGER');
  return cents;
}

/** A part of an amount in whole cents, downwards, so never more than the exact amount. `percent` has one decimal at most. */
export function percentOf(cents: number, percent: number): number {
  return Math.floor((cents * Math.round(percent * 10)) / 1000);
}
