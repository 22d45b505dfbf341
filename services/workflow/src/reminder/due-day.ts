import type { FilingFacts } from '@akkoord/contracts';
import { amsterdamDate, filingDeadline, supplementDeadline, type IsoDate } from '@akkoord/tax';

/** What of a filing says when it is due. */
export type DueFacts = Pick<FilingFacts, 'kind' | 'period' | 'residence'>;

/**
 * Last day to file, by the residence of who files. A supplement has to be in within eight weeks of its discovery; we know only that
 * it was discovered when it came in (`since`). Undefined where no day is known.
 */
export function dueDayOf({ kind, period, residence }: DueFacts, since: Date): IsoDate | undefined {
  return kind === 'supplement' ? supplementDeadline(amsterdamDate(since)) : filingDeadline(period, kind, residence);
}
