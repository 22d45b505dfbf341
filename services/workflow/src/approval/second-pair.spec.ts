import { describe, expect, it } from '@jest/globals';
import { STANDARD } from '../definition/delivered-workflows.js';
import type { SimplePolicy } from '../definition/workflow-definition.js';
import { aDecision, anEmployee, aStart, AT, employeeId, PEOPLE, REASON, someFacts } from '../testing/builders.js';
import type { Acting, People } from './acting.js';
import type { ApprovalCommand } from './approval-command.js';
import type { Approval } from './approval-state.js';
import { progressOf } from './progress.js';
import { aWorkflow } from './testing/any-history.js';
import { play, refusalOfLast } from './testing/play.js';

const keyOf = (sign: number): string => String(sign).repeat(32);
const [MAKER, TOM, IDA] = [1, 2, 3] as const;
const reviewers = (...signs: number[]): People => ({
  ...PEOPLE,
  reviewers: signs.map(employeeId),
  reviewerKeys: new Map(signs.map((sign) => [employeeId(sign), keyOf(sign)])),
});

/** A filing that MAKER made, at a review that asks for four eyes. */
function begun(policy: SimplePolicy, facts = someFacts()) {
  const definition = aWorkflow({ policy: { kind: 'any-one' }, hasReview: true, graceSeconds: 0 });
  const { review, client } = definition.steps;
  const steps = { review: { ...review!, policy }, client: client! };
  const submittedBy = { personKey: keyOf(MAKER), name: 'Sanne Smit' };
  return aStart({ workflow: { ...STANDARD, definition: { ...definition, steps } }, facts: { ...facts, submittedBy } });
}
const known = (sign: number): Acting => ({ ...anEmployee(sign), personKey: keyOf(sign) });
const by = (acting: Acting, people: People, choice: 'approve' | 'reject' = 'approve'): ApprovalCommand =>
  aDecision({ acting, people, choice, reason: REASON, idempotencyKey: `${choice} ${JSON.stringify(acting.actor)}` });
const repairedBy = (sign: number): ApprovalCommand => ({
  ...{ type: 'repair', acting: known(sign), actId: 'repair', idempotencyKey: 'repair', at: AT },
});
const progress = (state: Approval | undefined, people: People) => progressOf(state!, people);
const standInFor = (sign: number): Acting => ({
  ...{ ...known(7), roles: new Set<never>() },
  actsFor: [{ personId: employeeId(sign), roles: new Set(['office-reviewer' as const]) }],
});
const ids = (...signs: number[]) => signs.map((sign) => ({ kind: 'employee', employeeId: employeeId(sign) }));

describe('a review by all', () => {
  const all = begun({ kind: 'all' });

  it('does not wait for who made the filing', () => {
    const people = reviewers(MAKER, TOM, IDA);
    const { state } = play(all, by(known(TOM), people));
    expect(progress(state, people)).toMatchObject({
      ...{ granted: 1, needed: 2, waitingFor: ids(IDA), barred: ids(MAKER) },
    });
    expect(play(all, by(known(TOM), people), by(known(IDA), people)).state?.status).toBe(30);
  });

  it('does not wait for who put the filing back after it was rejected', () => {
    const people = reviewers(TOM, IDA);
    const again = [all, by(known(IDA), people, 'reject'), repairedBy(IDA)];
    expect(progress(play(...again).state, people)).toMatchObject({ needed: 1, waitingFor: ids(TOM) });
    expect(play(...again, by(known(TOM), people)).state?.status).toBe(30);
  });

  it('waits for a reviewer of whom it cannot be told whether he made it: an announcement of people tells', () => {
    const people = { ...reviewers(TOM, IDA), reviewerKeys: new Map([[employeeId(TOM), keyOf(TOM)]]) };
    expect(progress(play(all, by(known(TOM), people)).state, people)).toMatchObject({ waitingFor: ids(IDA) });
  });

  it('goes on when who was waited for leaves and only the maker is left beside those who approved', () => {
    const approved = by(known(TOM), reviewers(MAKER, TOM, IDA));
    const left: ApprovalCommand = { type: 'performers-left', people: reviewers(MAKER, TOM), at: AT };
    expect(play(all, approved, left).state?.status).toBe(30);
  });

  it('whose only reviewer made it waits, saying who cannot and what to do, until somebody else is named', () => {
    const alone = reviewers(MAKER);
    const { state } = play(all);
    const { waitingFor, barred, needed, advice } = progress(state, alone);
    expect({ waitingFor, barred, needed }).toEqual({ waitingFor: [], barred: ids(MAKER), needed: 1 });
    expect(advice?.nl).toMatch(/^Sanne Smit maakte dit bericht .* Geef een andere medewerker de rol controleur/);
    expect(advice?.en).toContain('1 more reviewer is needed');
    expect(refusalOfLast(all, by(known(MAKER), alone))).toBe('APPROVAL_FOUR_EYES');
    expect(progress(state, reviewers(MAKER, TOM))).not.toHaveProperty('advice');
    expect(play(all, by(known(TOM), reviewers(MAKER, TOM))).state?.status).toBe(30);
  });

  it('whose only reviewer made it is let through by a colleague who stands in for him', () => {
    expect(play(all, by(standInFor(MAKER), reviewers(MAKER))).state?.status).toBe(30);
    expect(play(all, by(standInFor(MAKER), reviewers(MAKER, TOM))).state?.status).toBe(25);
  });
});

describe('a review by a number, or one after the other', () => {
  it.each(['number', 'sequence'] as const)('%s: passes over who made the filing', (kind) => {
    const people = reviewers(MAKER, TOM, IDA);
    const start = begun({ kind, of: 2 });
    expect(progress(play(start).state, people).waitingFor).toEqual(kind === 'number' ? ids(TOM, IDA) : ids(TOM));
    expect(play(start, by(known(TOM), people), by(known(IDA), people)).state?.status).toBe(30);
  });

  it.each(['number', 'sequence'] as const)('%s: says at once that there are too few without him', (kind) => {
    const people = reviewers(MAKER, TOM);
    const start = begun({ kind, of: 2 });
    expect(progress(play(start).state, people)).toMatchObject({ waitingFor: ids(TOM), advice: expect.anything() });
    const { state } = play(start, by(known(TOM), people));
    expect(state?.status).toBe(25);
    expect(progress(state, people)).toMatchObject({ granted: 1, needed: 2, waitingFor: [], advice: expect.anything() });
    const more = reviewers(MAKER, TOM, IDA);
    expect(progress(state, more)).not.toHaveProperty('advice');
    expect(play(start, by(known(TOM), people), by(known(IDA), more)).state?.status).toBe(30);
  });

  it('one after the other: who stands in for the maker has no place in line, and counts', () => {
    const people = reviewers(MAKER, TOM);
    const start = begun({ kind: 'sequence', of: 2 });
    expect(play(start, by(standInFor(MAKER), people), by(known(TOM), people)).state?.status).toBe(30);
  });
});

describe('a client who has nobody to approve', () => {
  it('waits, and the office is told what to do', () => {
    const nobody = { ...PEOPLE, approvers: [] };
    const { advice, waitingFor } = progress(play(aStart()).state, nobody);
    expect(waitingFor).toEqual([]);
    expect(advice?.nl).toContain('Beheerder accountancyportal');
  });
});
