import type { FilingKind } from '../filing-kinds.js';
import { formatCents } from '../figures/euros.js';
import { costOfFilingLate } from '../late/cost-of-filing-late.js';
import type { IsoDate } from '../periods/iso-date.js';
import { dateLabel } from '../periods/period-label.js';
import type { Messages } from '../tax.errors.js';

/** What a filing that is late costs when it is filed today, or until when it costs nothing, as a sentence after another; of an ICP statement nothing is known. */
export function costOfFilingToday(kind: FilingKind, due: IsoDate, today: IsoDate): Messages {
  if (kind !== 'vat-return') return { nl: '', en: '' };
  const { outcome, cents, graceUntil } = costOfFilingLate({ due, filedOn: today });
  const [day, fine] = [dateLabel(graceUntil), formatCents(cents)];
  return outcome === 'penalty'
    ? { nl: ` De boete voor te laat aangeven is ${fine.nl}.`, en: ` The fine for filing late is ${fine.en}.` }
    : {
        nl: ` Komt de aangifte uiterlijk ${day.nl} binnen, dan krijgt u geen boete voor te laat aangeven.`,
        en: ` If it arrives by ${day.en}, there is no fine for filing late.`,
      };
}
