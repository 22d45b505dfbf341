import { amsterdamDate } from '@akkoord/tax';

/** Years for which an office keeps what its clients' taxes rest on, counted from the end of the year (art. 52 lid 4 AWR). */
const YEARS = 7;

/** The first instant of the years whose evidence is still kept. */
export const keptSince = (now: Date): Date =>
  new Date(`${Number(amsterdamDate(now).slice(0, 4)) - YEARS}-01-01T00:00:00Z`);

/** The last day on which evidence of this moment is kept. */
export const keptUntil = (at: Date): string => `${Number(amsterdamDate(at).slice(0, 4)) + YEARS}-12-31`;
