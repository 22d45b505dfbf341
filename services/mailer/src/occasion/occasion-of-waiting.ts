import type { WaitingTold } from '@akkoord/contracts';
import type { FilingInMail } from '../mail/story.js';
import type { Occasion, Target } from './occasion.js';

/** A reminder or an escalation: one person, or the office as a whole, about one filing or many; what it tells stands in the event itself. */
export function occasionOfWaiting(
  kind: 'reminder' | 'escalated',
  { reminderId, recipients, filings }: WaitingTold,
  at: string,
): Occasion[] {
  const contactIds = recipients.flatMap(({ contactId }) => contactId ?? []);
  const employeeIds = recipients.flatMap(({ employeeId }) => employeeId ?? []);
  const targets: Target[] = [
    ...(contactIds.length > 0 ? [{ to: 'contacts' as const, contactIds }] : []),
    ...(employeeIds.length > 0 ? [{ to: 'employees' as const, employeeIds }] : []),
    ...(recipients.length === 0 ? [{ to: 'office' as const }] : []),
  ];
  return [{ kind, key: `${kind} ${reminderId}`, at, targets, story: { filings: filings.map(inMail) } }];
}

const inMail = (filing: WaitingTold['filings'][number]): FilingInMail => ({
  filingId: filing.filingId,
  kind: filing.kind,
  period: { start: filing.period.start, end: filing.period.end },
  ...(filing.totalEuros === undefined ? {} : { totalEuros: filing.totalEuros }),
  organisation: filing.organisation.name,
  ...(filing.costOfWaiting
    ? { costOfWaiting: { nl: filing.costOfWaiting.message.nl, en: filing.costOfWaiting.message.en } }
    : {}),
  ...(filing.reason === undefined ? {} : { reason: filing.reason }),
  dueOn: filing.dueOn,
});
