import type { IsoDate } from './iso-date.js';

const WALL_CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Amsterdam',
  dateStyle: 'short',
  timeStyle: 'medium',
});
const MINUTE_MS = 60_000;

/**
 * The moment at which clocks in Europe/Amsterdam show a day and a minute of it (0–1440, 1440 is midnight at its end). Of an hour that comes
 * twice in autumn the first; in the hour that is skipped in spring the moment an hour later by the clock.
 */
export function amsterdamMoment(date: IsoDate, minuteOfDay: number): Date {
  const shown = Date.parse(`${date}T00:00:00Z`) + minuteOfDay * MINUTE_MS;
  const [summer, winter] = [new Date(shown - 120 * MINUTE_MS), new Date(shown - 60 * MINUTE_MS)];
  return amsterdamWallClock(summer) === shown ? summer : winter;
}

/** Minutes since midnight that clocks in Europe/Amsterdam show at a moment. */
export const amsterdamMinute = (now: Date): number => {
  const shown = new Date(amsterdamWallClock(now));
  return shown.getUTCHours() * 60 + shown.getUTCMinutes();
};

/** What the clock shows, as if it were UTC, in milliseconds. */
const amsterdamWallClock = (moment: Date): number => Date.parse(`${WALL_CLOCK.format(moment).replace(' ', 'T')}Z`);
