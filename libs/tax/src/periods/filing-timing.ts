import { earliestFilingDate, filingDeadline, type Residence } from './deadlines.js';
import type { FilingKind } from '../filing-kinds.js';
import { graceEnds } from './grace.js';
import { amsterdamDate, daysBetween, type IsoDate } from './iso-date.js';
import { dateLabel } from './period-label.js';
import type { Period } from './period.js';
import { TaxInputError, type Messages } from '../tax.errors.js';

/** `grace`: after the deadline, within the days that are not fined. */
export type FilingTimeliness = 'too-early' | 'in-time' | 'grace' | 'late';

/** When a filing may and must be in, seen from one moment. `opens` is absent where no first day is known; `daysLeft` is negative after `due`. */
export interface FilingTiming {
  readonly timeliness: FilingTimeliness;
  readonly on: IsoDate;
  readonly opens?: IsoDate;
  readonly due: IsoDate;
  readonly graceUntil: IsoDate;
  readonly daysLeft: number;
  readonly messages: Messages;
}

/**
 * Judges a moment against the days of a VAT return or ICP statement; the calendar day is that of Europe/Amsterdam. Weekends and holidays
 * move nothing (art. 19 AWR). For an ICP statement no first day and no grace are known, so it is never too early and late at once.
 * Throws TaxInputError PERIOD_NOT_FOR_KIND for a period without a deadline.
 */
export function filingTiming(
  moment: Date,
  period: Period,
  filing: Exclude<FilingKind, 'supplement'> = 'vat-return',
  residence: Residence = 'resident',
): FilingTiming {
  const due = filingDeadline(period, filing, residence);
  if (due === undefined) throw new TaxInputError('PERIOD_NOT_FOR_KIND');
  const on = amsterdamDate(moment);
  const opens = filing === 'vat-return' ? earliestFilingDate(period) : undefined;
  const graceUntil = filing === 'vat-return' ? graceEnds(due) : due;
  const timeliness = judge(on, due, graceUntil, opens);
  const days = { on, due, graceUntil, daysLeft: daysBetween(on, due), ...(opens !== undefined && { opens }) };
  return { timeliness, ...days, messages: sentence(timeliness, days) };
}

function judge(on: IsoDate, due: IsoDate, graceUntil: IsoDate, opens?: IsoDate): FilingTimeliness {
  if (opens !== undefined && on < opens) return 'too-early';
  if (on <= due) return 'in-time';
  return on <= graceUntil ? 'grace' : 'late';
}

function sentence(timeliness: FilingTimeliness, days: Pick<FilingTiming, 'opens' | 'due' | 'graceUntil'>): Messages {
  const due = dateLabel(days.due);
  switch (timeliness) {
    case 'too-early': {
      const opens = dateLabel(days.opens ?? days.due);
      return {
        nl: `De Belastingdienst neemt deze aangifte pas aan vanaf ${opens.nl}.`,
        en: `The tax office does not take this return before ${opens.en}.`,
      };
    }
    case 'in-time':
      return { nl: `Op tijd: indienen kan tot en met ${due.nl}.`, en: `In time: file by ${due.en}.` };
    case 'grace': {
      const until = dateLabel(days.graceUntil);
      return {
        nl: `De termijn is op ${due.nl} verstreken. Komt de aangifte uiterlijk ${until.nl} binnen, dan volgt geen boete voor te laat aangeven.`,
        en: `The deadline was ${due.en}. If the return arrives by ${until.en}, there is no fine for filing late.`,
      };
    }
    case 'late':
      return {
        nl: `Te laat: de termijn is op ${due.nl} verstreken. Dien zo snel mogelijk alsnog in.`,
        en: `Late: the deadline was ${due.en}. File as soon as possible all the same.`,
      };
    default:
      return timeliness satisfies never;
  }
}
