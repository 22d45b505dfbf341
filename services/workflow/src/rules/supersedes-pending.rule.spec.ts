import { FILING_STATUSES } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { aRuleState, aStandingFiling } from '../testing/builders.js';
import { supersedesPending } from './supersedes-pending.rule.js';

const OLD = aStandingFiling().filingId;
const OTHER = '0199a000-0000-7000-8000-0000000000f3';

describe('a new version', () => {
  it.each(FILING_STATUSES.map((status) => [status, [50, 60, 70, 80].includes(status)] as const))(
    'of a filing at %d is refused: %s',
    (status, isRefused) => {
      const state = aRuleState({ supersedes: OLD }, aStandingFiling({ status }));
      expect(supersedesPending.check(state)?.code).toBe(isRefused ? 'RULE_SUPERSEDED_APPROVED' : undefined);
    },
  );

  it('is not about filings it does not take the place of', () => {
    expect(supersedesPending.check(aRuleState({}, aStandingFiling({ status: 80 })))).toBeUndefined();
    expect(supersedesPending.check(aRuleState({ supersedes: OTHER }, aStandingFiling({ status: 80 })))).toBeUndefined();
  });

  it('finds the place taken while the other version is under way, and free when that ended', () => {
    const another = (status: 30 | 45 | 80) =>
      aRuleState(
        { supersedes: OLD },
        aStandingFiling({ status: 45 }),
        aStandingFiling({ filingId: OTHER, supersedes: OLD, status }),
      );
    expect(supersedesPending.check(another(30))?.code).toBe('RULE_SUPERSEDED_BY_ANOTHER');
    expect(supersedesPending.check(another(45))).toBeUndefined();
  });

  it('keeps out what it took the place of before that arrived', () => {
    expect(supersedesPending.check(aRuleState({ isSuperseded: true }))?.code).toBe('RULE_SUPERSEDED_EARLIER');
  });
});
