import type { FilingFacts } from '@akkoord/contracts';
import { addDays, amsterdamMoment, type IsoDate } from '@akkoord/tax';
import type { ReminderRule, WorkflowDefinition } from '../definition/workflow-definition.js';
import type { Timer, TimerKind } from '../timer/timers.js';
import { dueDayOf } from './due-day.js';
import { nextWorkingMoment, openingOn, workingDayUntil, type WorkingHours } from './working-hours.js';

/** What has to stop when a filing no longer waits for a decision. */
export const REMINDING: readonly TimerKind[] = ['reminder', 'escalation', 'expiry'];

/** A filing that waits from now on, and what its workflow says about time. */
export interface WaitingStart {
  readonly filingId: string;
  readonly facts: Pick<FilingFacts, 'kind' | 'period'>;
  readonly definition: Pick<WorkflowDefinition, 'reminders' | 'expiresDaysAfterDue'>;
}

/** Who was asked less than so long ago is not reminded. */
const REST_MS = 12 * 3_600_000;

/** Key of the look whether there is anybody to ask at all. */
export const NOBODY_ASKED = 'nobody-asked';

/** Whether a workflow wants anything to happen later. */
export const isTimed = ({ reminders, expiresDaysAfterDue }: WaitingStart['definition']): boolean =>
  reminders.length > 0 || expiresDaysAfterDue !== undefined;

/** The timers of a filing that waits: reminders on working days, the look whether anybody is asked, and expiry. What lies behind us is left out. */
export function planTimers(filing: WaitingStart, hours: WorkingHours, now: Date): Timer[] {
  const { filingId, facts, definition } = filing;
  const dueOn = dueDayOf(facts, now);
  if (dueOn === undefined || !isTimed(definition)) return [];
  const timers = [...reminders(definition.reminders, hours, dueOn), ...expiry(definition, dueOn)].filter(
    ({ dueAt, kind }) => dueAt.getTime() - now.getTime() >= (kind === 'expiry' ? 0 : REST_MS),
  );
  const look = { kind: 'escalation', key: NOBODY_ASKED, dueAt: nextWorkingMoment(hours, now) } as const;
  const looks = definition.reminders.length > 0 ? [look] : [];
  return [...looks, ...timers].map((timer) => ({ ...timer, filingId, data: { dueOn } }));
}

type Planned = Pick<Timer, 'kind' | 'dueAt' | 'key'>;

/** One a day to the same people: two rules can come to the same working day. */
function reminders(rules: readonly ReminderRule[], hours: WorkingHours, dueOn: IsoDate): Planned[] {
  const planned = new Map<string, Planned>();
  for (const { daysBeforeDue, to } of [...rules].sort((a, b) => a.daysBeforeDue - b.daysBeforeDue)) {
    const dueAt = openingOn(hours, workingDayUntil(hours, addDays(dueOn, -daysBeforeDue)));
    const key = `${to} ${dueAt.getTime()}`;
    if (!planned.has(key)) planned.set(key, { kind: kindOf(to), dueAt, key: String(daysBeforeDue) });
  }
  return [...planned.values()];
}

function kindOf(to: ReminderRule['to']): 'reminder' | 'escalation' {
  switch (to) {
    case 'performers':
      return 'reminder';
    case 'office':
      return 'escalation';
    default:
      return to satisfies never;
  }
}

/** At the end of the last day. */
function expiry({ expiresDaysAfterDue }: WaitingStart['definition'], dueOn: IsoDate): Planned[] {
  if (expiresDaysAfterDue === undefined) return [];
  return [{ kind: 'expiry', dueAt: amsterdamMoment(addDays(dueOn, expiresDaysAfterDue), 1440), key: '' }];
}
