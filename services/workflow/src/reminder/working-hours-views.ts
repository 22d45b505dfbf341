import type { WorkingHoursContent, WorkingHoursView } from '@akkoord/contracts';
import { amsterdamDate, isIsoDate, publicHolidays } from '@akkoord/tax';
import { WorkingHoursWrong } from './reminder.errors.js';
import type { WorkingHours } from './working-hours.js';

/** Working hours as a person reads them, with the public holidays of this year and the next. */
export function workingHoursView(hours: WorkingHours, now: Date): WorkingHoursView {
  const { days, opensAt, closesAt, worksOnPublicHolidays, closedOn } = hours;
  const year = Number(amsterdamDate(now).slice(0, 4));
  return {
    days: [...days],
    opensAt: clock(opensAt),
    closesAt: clock(closesAt),
    worksOnPublicHolidays,
    closedOn: [...closedOn],
    publicHolidays: [year, year + 1].flatMap(publicHolidays).map(({ date, name }) => ({ date, ...name })),
  };
}

/** Working hours as a person gave them. Throws WorkingHoursWrong. */
export function workingHoursOf(content: WorkingHoursContent): WorkingHours {
  const { days, worksOnPublicHolidays, closedOn } = content;
  const [opensAt, closesAt] = [minuteOf(content.opensAt), minuteOf(content.closesAt)];
  if (closesAt <= opensAt || !closedOn.every(isIsoDate)) throw new WorkingHoursWrong();
  return { days: [...days].sort(), opensAt, closesAt, worksOnPublicHolidays, closedOn: [...closedOn].sort() };
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
