import type { FilingStatus, StatusStep } from '@akkoord/contracts';
import { amsterdamDate, type FilingExplanation, type IsoDate } from '@akkoord/tax';

const [REJECTED, WITHDRAWN, SENT, ACCEPTED, REFUSED] = [40, 45, 60, 80, 90];

/** The day a filing went to the tax office, of one that is there: what it says of being late is judged by that day from then on. */
export function dayFiled({
  status,
  steps,
}: {
  readonly status: FilingStatus;
  readonly steps: readonly StatusStep[];
}): IsoDate | undefined {
  if (status !== SENT && status !== ACCEPTED) return undefined;
  const sent = steps.filter((step) => step.status === SENT);
  const [first] = sent.length > 0 ? sent : steps.filter((step) => step.status === ACCEPTED);
  return first && amsterdamDate(new Date(first.at));
}

/** Of a filing that goes no further nothing is paid: a new version may have another amount. */
export function payableAt(status: FilingStatus, explanation: FilingExplanation): FilingExplanation {
  if (![REJECTED, WITHDRAWN, REFUSED].includes(status)) return explanation;
  const { payment: _, ...rest } = explanation;
  return rest;
}
