import { addDays, amsterdamDate, amsterdamMoment, daysBetween, type IsoDate } from '@akkoord/tax';
import type { ReminderRule, WorkflowDefinition } from '../definition/workflow-definition.js';
import type { Timer, TimerKind } from '../timer/timers.js';
import { dueDayOf, type DueFacts } from './due-day.js';
import { nextWorkingMoment, openingOn, workingDayFrom, workingDayUntil, type WorkingHours } from './working-hours.js';

/** What has to stop when a filing no longer waits for a decision. */
export const REMINDING: readonly TimerKind[] = ['reminder', 'escalation', 'expiry'];

/** A filing that waits from now on, and what its workflow says about time. */
export interface WaitingStart {
  readonly filingId: string;
  readonly facts: DueFacts;
  readonly definition: Pick<WorkflowDefinition, 'reminders' | 'expiresDaysAfterDue'>;
  /** When it came in, for the term of a supplement; default now. */
  readonly startedAt?: Date;
}

/** Who was asked less than so long ago is not reminded. */
const REST_MS = 12 * 3_600_000;

/** Key of the look whether there is anybody to ask at all: not at once, for a contact may be on his way to us. */
export const NOBODY_ASKED = 'nobody-asked';
const LOOK_MS = 3_600_000;

/** Key of what is told, in the same direction as the rules of the workflow, when the last day went by, and every week from then on. */
export const OVERDUE = 'overdue';
const OVERDUE_EVERY_DAYS = 7;
const OVERDUE_UNTIL_DAYS = 90;

/** Who was asked after the last day is left in peace for so many days. */
const OVERDUE_REST_DAYS = 2;

/** Whether a workflow wants anything to happen later. */
export const isTimed = ({ reminders, expiresDaysAfterDue }: WaitingStart['definition']): boolean =>
  reminders.length > 0 || expiresDaysAfterDue !== undefined;

/** The timers of a filing that waits: reminders on working days, the look whether anybody is asked, and expiry. What lies behind us is left out. */
export function planTimers(filing: WaitingStart, hours: WorkingHours, now: Date): Timer[] {
  const { filingId, facts, definition, startedAt = now } = filing;
  const dueOn = dueDayOf(facts, startedAt);
  if (dueOn === undefined || !isTimed(definition)) return [];
  const rules = definition.reminders;
  const timers = [
    ...looks(rules, hours, now),
    ...reminders(rules, hours, dueOn).filter(({ dueAt }) => dueAt.getTime() - now.getTime() >= REST_MS),
    ...overdue(rules, hours, dueOn, now),
    ...expiry(definition, dueOn).filter(({ dueAt }) => dueAt >= now),
  ];
  return timers.map((timer) => ({ ...timer, filingId, data: { dueOn } }));
}

/** When it is told again that a filing is overdue; undefined when it was told long enough. */
export function nextOverdue(hours: WorkingHours, dueOn: IsoDate, now: Date): Date | undefined {
  const today = amsterdamDate(now);
  if (daysBetween(dueOn, today) >= OVERDUE_UNTIL_DAYS) return undefined;
  return openingOn(hours, workingDayFrom(hours, addDays(today, OVERDUE_EVERY_DAYS)));
}

type Planned = Pick<Timer, 'kind' | 'dueAt' | 'key'>;

function looks(rules: readonly ReminderRule[], hours: WorkingHours, now: Date): Planned[] {
  const dueAt = nextWorkingMoment(hours, new Date(now.getTime() + LOOK_MS));
  return rules.length > 0 ? [{ kind: 'escalation', key: NOBODY_ASKED, dueAt }] : [];
}

function overdue(rules: readonly ReminderRule[], hours: WorkingHours, dueOn: IsoDate, now: Date): Planned[] {
  const [after, rested] = [addDays(dueOn, 1), addDays(amsterdamDate(now), OVERDUE_REST_DAYS)];
  const dueAt = openingOn(hours, workingDayFrom(hours, after > rested ? after : rested));
  return [...new Set(rules.map(({ to }) => kindOf(to)))].map((kind) => ({ kind, key: OVERDUE, dueAt }));
}

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
