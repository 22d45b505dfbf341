import type { FilingFacts } from '@akkoord/contracts';
import { amsterdamDate, filingDeadline, supplementDeadline, type IsoDate } from '@akkoord/tax';

/**
 * Last day to file, for who lives in the Netherlands: who does not has a month more, so he is reminded in good time as well. A supplement has to be in within eight
 * weeks of its discovery; we know only that it was discovered when it came in (`since`). Undefined where no day is known.
 */
export function dueDayOf({ kind, period }: Pick<FilingFacts, 'kind' | 'period'>, since: Date): IsoDate | undefined {
  return kind === 'supplement' ? supplementDeadline(amsterdamDate(since)) : filingDeadline(period, kind);
}
