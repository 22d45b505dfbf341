import { amsterdamDate, dateLabel, type IsoDate } from '@akkoord/tax';
import type { Words } from '../authority-status/authority-code.js';

const CLOCK = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A moment in Europe/Amsterdam: `14:05`, with the day when that is not today. */
export function momentLabel(moment: Date, now: Date): Words {
  const clock = CLOCK.format(moment);
  const day = amsterdamDate(moment);
  if (day === amsterdamDate(now)) return { nl: clock, en: clock };
  const label = dateLabel(day);
  return { nl: `${label.nl} ${clock}`, en: `${label.en} ${clock}` };
}

/** 23:59 of a day in Europe/Amsterdam; summer time never begins or ends at that hour. */
export function lastMinuteOf(day: IsoDate): Date {
  const inSummer = new Date(`${day}T23:59:00+02:00`);
  return CLOCK.format(inSummer) === '23:59' ? inSummer : new Date(`${day}T23:59:00+01:00`);
}
