import { FILING_STATUSES } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import type { Role } from '../people/permissions.js';
import { aContact, anEmployee, aRuleState, aStandingFiling, contactId, Q2, Q3, YEAR } from '../testing/builders.js';
import { approverAuthorised } from './approver-authorised.rule.js';
import { kindNotBlocked } from './kind-not-blocked.rule.js';
import { oneAcceptedReturn } from './one-accepted-return.rule.js';
import { oneOpenFiling } from './one-open-filing.rule.js';
import { supplementCorrectsReturn } from './supplement-corrects-return.rule.js';

describe('one open filing per organisation, kind and period', () => {
  const aReturn = { kind: 'vat-return', period: Q3 } as const;

  it.each(FILING_STATUSES.map((status) => [status, ![15, 40, 45, 80, 90].includes(status)] as const))(
    'beside another at %i it is broken: %s',
    (status, expected) => {
      const result = oneOpenFiling.check(aRuleState(aReturn, aStandingFiling({ status })));
      expect(result !== undefined).toBe(expected);
    },
  );

  it.each([
    ['another kind', { kind: 'icp-statement' as const }],
    ['another period', { period: Q2 }],
    ['a month of it', { period: { start: '2026-07-01', end: '2026-07-31' } }],
  ])('is kept beside %s', (_, changes) => {
    expect(oneOpenFiling.check(aRuleState(aReturn, aStandingFiling(changes)))).toBeUndefined();
  });

  it('lets a filing take the place of the one that waits', () => {
    const pending = aStandingFiling();
    expect(oneOpenFiling.check(aRuleState({ ...aReturn, supersedes: pending.filingId }, pending))).toBeUndefined();
  });
});

describe('no second return for a period that has an accepted one', () => {
  const aReturn = { kind: 'vat-return', period: Q3 } as const;

  it.each(FILING_STATUSES.map((status) => [status, status === 80] as const))(
    'beside a return at %i it is broken: %s',
    (status, expected) => {
      const result = oneAcceptedReturn.check(aRuleState(aReturn, aStandingFiling({ status })));
      expect(result?.code).toBe(expected ? 'RULE_PERIOD_HAS_ACCEPTED_RETURN' : undefined);
    },
  );

  it('is kept by a supplement, an ICP statement and a return for another period', () => {
    const accepted = aStandingFiling({ status: 80 });
    for (const other of [
      { kind: 'supplement' },
      { kind: 'icp-statement' },
      { kind: 'vat-return', period: Q2 },
    ] as const) {
      expect(oneAcceptedReturn.check(aRuleState({ ...aReturn, ...other }, accepted))).toBeUndefined();
    }
    const statement = aStandingFiling({ status: 80, kind: 'icp-statement' });
    expect(oneAcceptedReturn.check(aRuleState(aReturn, statement))).toBeUndefined();
  });
});

describe('a supplement corrects a return', () => {
  const codeOf = (...given: Parameters<typeof aRuleState>) =>
    supplementCorrectsReturn.check(aRuleState(...given))?.code;

  it('that was accepted, for the period or a part of it', () => {
    expect(codeOf({ period: Q3 }, aStandingFiling({ status: 80 }))).toBeUndefined();
    expect(codeOf({ period: YEAR }, aStandingFiling({ status: 80, period: YEAR }))).toBeUndefined();
    const december = { start: '2025-12-01', end: '2025-12-31' };
    expect(codeOf({ period: YEAR }, aStandingFiling({ status: 80, period: december }))).toBeUndefined();
  });

  it('and is refused without one, unless its maker states that it was filed elsewhere', () => {
    expect(codeOf({ period: Q3 })).toBe('RULE_SUPPLEMENT_WITHOUT_RETURN');
    expect(codeOf({ period: Q3 }, aStandingFiling({ status: 80, period: Q2 }))).toBe('RULE_SUPPLEMENT_WITHOUT_RETURN');
    expect(codeOf({ period: Q3 }, aStandingFiling({ status: 90 }))).toBe('RULE_SUPPLEMENT_WITHOUT_RETURN');
    expect(codeOf({ period: Q3 }, aStandingFiling({ status: 80, kind: 'icp-statement' }))).toBe(
      'RULE_SUPPLEMENT_WITHOUT_RETURN',
    );
    expect(codeOf({ period: Q3, returnFiledElsewhere: true })).toBeUndefined();
  });

  it('and has nothing to correct while the return of that very period is under way, whatever its maker states', () => {
    for (const status of [30, 50, 60, 70] as const) {
      const returns = aStandingFiling({ status });
      expect(codeOf({ period: Q3 }, returns)).toBe('RULE_SUPPLEMENT_RETURN_UNDER_WAY');
      expect(codeOf({ period: Q3, returnFiledElsewhere: true }, returns)).toBe('RULE_SUPPLEMENT_RETURN_UNDER_WAY');
    }
  });

  it('and cares nothing for returns of other periods, or for a return itself', () => {
    expect(codeOf({ period: Q2, returnFiledElsewhere: true }, aStandingFiling())).toBeUndefined();
    expect(codeOf({ kind: 'vat-return', period: Q3 })).toBeUndefined();
  });
});

describe('the office takes messages of the kind', () => {
  it('or says that it does not', () => {
    expect(kindNotBlocked.check(aRuleState({}))).toBeUndefined();
    expect(kindNotBlocked.check({ ...aRuleState({}), isKindBlocked: true })).toMatchObject({
      code: 'RULE_KIND_BLOCKED',
    });
  });
});

describe('who decides', () => {
  it.each([
    ['an approver of the organisation', aContact(1), 'approve', true],
    ['an approver who is a viewer too', aContact(1, 'viewer', 'approver'), 'reject', true],
    [
      'nobody we know, who left, or who is of another organisation',
      { ...aContact(1), roles: new Set<Role>() },
      'approve',
      false,
    ],
    ['a viewer', aContact(1, 'viewer'), 'approve', false],
    [
      'a viewer who acts for an approver',
      { ...aContact(1, 'viewer'), actsFor: [{ personId: contactId(2), roles: new Set<Role>(['approver']) }] },
      'approve',
      true,
    ],
    ['an employee, in the place of the client', anEmployee(1, 'office-manager'), 'approve', false],
    ['an employee at the review', anEmployee(1), 'review', true],
    ['an approver at the review', aContact(1), 'review', false],
  ] as const)('%s: may %s', (_, acting, action, may) => {
    const result = approverAuthorised.check({ acting, action });
    expect(result).toBe(may ? undefined : 'APPROVAL_NOT_AUTHORISED');
  });
});
