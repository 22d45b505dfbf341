import type { FilingStatus } from '@akkoord/contracts';
import type { CheckedReturn, StoredReturn } from '../return/return.js';
import { SupersededUnknown, SupersedesAnother, TooLateToSupersede } from './supersede.errors.js';

/** Statuses of a return whose place nothing can take any more; one that the tax office refused (90) may be sent anew. */
const SETTLED: readonly FilingStatus[] = [50, 60, 70, 80];

/** Gives the return whose place the new one takes. Throws SupersededUnknown, SupersedesAnother or TooLateToSupersede; the office judges what is not known here yet. */
export function supersededBy(
  { kind, period, reference }: Pick<CheckedReturn, 'kind' | 'period' | 'reference'>,
  supersedes: string,
  old: StoredReturn | undefined,
): StoredReturn {
  if (!old || supersedes === reference) throw new SupersededUnknown(supersedes);
  const isSame = old.kind === kind && old.period.start === period.start && old.period.end === period.end;
  if (!isSame) throw new SupersedesAnother(supersedes);
  const status = old.history.at(-1)?.status;
  if (status !== undefined && SETTLED.includes(status)) throw new TooLateToSupersede(supersedes, status);
  return old;
}
