import { costOfWaiting } from '@akkoord/tax';
import { describe, expect, it } from '@jest/globals';
import type { ReminderRule } from '../definition/workflow-definition.js';
import { STANDARD_WORKFLOW } from '../definition/standard-workflow.js';
import { dueDayOf } from './due-day.js';
import { nextOverdue, planTimers, type WaitingStart } from './plan.js';
import { USUAL_HOURS } from './working-hours.js';

const Q3 = { start: '2026-07-01', end: '2026-09-30' };

const planned = (now: string, changes: Partial<WaitingStart> = {}): string[] =>
  planTimers(
    { filingId: 'f', facts: { kind: 'vat-return', period: Q3 }, definition: STANDARD_WORKFLOW, ...changes },
    USUAL_HOURS,
    new Date(now),
  ).map(({ kind, key, dueAt }) => `${kind} ${key || '-'} ${dueAt.toISOString().slice(0, 16)}`);

const rules = (...reminders: ReminderRule[]) => ({ definition: { reminders } });

describe('what is planned for a filing that waits', () => {
  it('are the reminders of its workflow, in working hours before the last day (31 October 2026, a Saturday)', () => {
    expect(planned('2026-10-05T09:00:00.000Z')).toEqual([
      'escalation nobody-asked 2026-10-05T10:00',
      'escalation 1 2026-10-30T08:00',
      'reminder 3 2026-10-28T08:00',
      // A week before is Saturday the 24th, so the Friday before; the clock goes back in between.
      'reminder 7 2026-10-23T07:00',
      // The day after is a Sunday.
      'reminder overdue 2026-11-02T08:00',
      'escalation overdue 2026-11-02T08:00',
    ]);
  });

  it('comes a month later for the return of who is not a resident, expiry included', () => {
    const abroad = {
      facts: { kind: 'vat-return', period: Q3, residence: 'non-resident' } as const,
      definition: { ...STANDARD_WORKFLOW, expiresDaysAfterDue: 7 },
    };
    expect(planned('2026-10-05T09:00:00.000Z', abroad)).toEqual([
      'escalation nobody-asked 2026-10-05T10:00',
      // 30 November 2026 is a Monday, the day before it a Sunday.
      'escalation 1 2026-11-27T08:00',
      'reminder 3 2026-11-27T08:00',
      'reminder 7 2026-11-23T08:00',
      'reminder overdue 2026-12-01T08:00',
      'escalation overdue 2026-12-01T08:00',
      'expiry - 2026-12-07T23:00',
    ]);
    const statement = { facts: { ...abroad.facts, kind: 'icp-statement' } as const };
    expect(planned('2026-10-05T09:00:00.000Z', statement)).toContain('reminder overdue 2026-11-02T08:00');
  });

  it('tells what waiting costs from the day that is due for him', () => {
    const facts = { kind: 'vat-return', period: Q3, residence: 'non-resident' } as const;
    const due = dueDayOf(facts, new Date('2026-10-05T09:00:00.000Z'))!;
    expect(costOfWaiting({ kind: facts.kind, due, totalEuros: 100 })).toMatchObject({ from: '2026-12-08' });
  });

  it('leaves out what is behind us, and what would come just after it was asked', () => {
    expect(planned('2026-10-27T22:00:00.000Z')).toEqual([
      'escalation nobody-asked 2026-10-28T08:00',
      'escalation 1 2026-10-30T08:00',
      'reminder overdue 2026-11-02T08:00',
      'escalation overdue 2026-11-02T08:00',
    ]);
  });

  it('comes back some days later for what was overdue when it was asked', () => {
    expect(planned('2026-11-05T09:00:00.000Z')).toEqual([
      'escalation nobody-asked 2026-11-05T10:00',
      'reminder overdue 2026-11-09T08:00',
      'escalation overdue 2026-11-09T08:00',
    ]);
  });

  it('reminds once on a day to which two rules come', () => {
    const two = rules({ daysBeforeDue: 7, to: 'performers' }, { daysBeforeDue: 6, to: 'performers' });
    expect(planned('2026-10-05T09:00:00.000Z', two).slice(1)).toEqual([
      'reminder 6 2026-10-23T07:00',
      'reminder overdue 2026-11-02T08:00',
    ]);
  });

  it('tells every week what is overdue, for three months', () => {
    const next = (now: string) => nextOverdue(USUAL_HOURS, '2026-10-31', new Date(now))?.toISOString();
    expect(next('2026-11-02T08:00:00.000Z')).toBe('2026-11-09T08:00:00.000Z');
    expect(next('2026-12-18T08:00:00.000Z')).toBe('2026-12-28T08:00:00.000Z');
    expect(next('2027-02-01T08:00:00.000Z')).toBeUndefined();
  });

  it('expires at the end of the day, only where the workflow says so', () => {
    const definition = { reminders: [], expiresDaysAfterDue: 30 };
    expect(planned('2026-10-05T09:00:00.000Z', { definition })).toEqual(['expiry - 2026-11-30T23:00']);
    expect(planned('2026-10-05T09:00:00.000Z', rules())).toEqual([]);
  });

  it('counts from the day it came in for a supplement: eight weeks', () => {
    const facts = { kind: 'supplement', period: { start: '2025-01-01', end: '2025-12-31' } } as const;
    const one = { facts, ...rules({ daysBeforeDue: 7, to: 'performers' }) };
    expect(planned('2026-10-05T09:00:00.000Z', one).slice(1, 2)).toEqual(['reminder 7 2026-11-23T08:00']);
    const repaired = { ...one, startedAt: new Date('2026-10-05T09:00:00.000Z') };
    expect(planned('2026-11-02T09:00:00.000Z', repaired).slice(1, 2)).toEqual(['reminder 7 2026-11-23T08:00']);
  });
});
