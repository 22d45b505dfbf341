import { RULE_NAMES, type FilingFacts } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { approvalStepsMigration } from '../migrations/0020-approval-steps.js';
import { aRuleState, aStandingFiling, AT, Q2, Q3, someFacts, YEAR } from '../testing/builders.js';
import { judgeNewcomers } from './judge-newcomers.js';
import { ALL_RULES, judge, severityOf } from './rules.js';
import { AWAITING_STATUSES } from './standing-filing.js';

const DELIVERED = { severities: {} };
const codes = (reasons: readonly { code: string }[] = []): string[] => reasons.map(({ code }) => code);

describe('the rules of an office', () => {
  it('are all there, each once', () => {
    expect(ALL_RULES.map(({ name }) => name).sort()).toEqual([...RULE_NAMES].sort());
  });

  it('are as delivered until the office sets them, and three of them always', () => {
    const everythingOff = Object.fromEntries(RULE_NAMES.map((name) => [name, 'off' as const]));
    const set = { severities: everythingOff };
    const table = ALL_RULES.map((rule) => [rule.name, severityOf(rule, DELIVERED), severityOf(rule, set)]);
    expect(table).toEqual([
      ['kind-not-blocked', 'refuse', 'refuse'],
      ['annual-supplement-waits', 'refuse', 'off'],
      ['supersedes-pending', 'refuse', 'refuse'],
      ['one-accepted-return', 'refuse', 'off'],
      ['one-open-filing', 'refuse', 'off'],
      ['supplement-corrects-return', 'warn', 'off'],
      ['approver-authorised', 'refuse', 'refuse'],
    ]);
  });

  it('refuse, remark or say nothing, as they are set', () => {
    const state = aRuleState({ period: YEAR }, aStandingFiling());
    const asDelivered = judge(state, DELIVERED);
    expect(codes(asDelivered.refusals)).toEqual(['RULE_ANNUAL_SUPPLEMENT_WAITS']);
    expect(codes(asDelivered.warnings)).toEqual(['RULE_SUPPLEMENT_WITHOUT_RETURN']);
    const severities = { 'annual-supplement-waits': 'warn', 'supplement-corrects-return': 'refuse' } as const;
    const turned = judge(state, { severities });
    expect([codes(turned.refusals), codes(turned.warnings)]).toEqual([
      ['RULE_SUPPLEMENT_WITHOUT_RETURN'],
      ['RULE_ANNUAL_SUPPLEMENT_WAITS'],
    ]);
    const off = judge(state, { severities: { 'annual-supplement-waits': 'off' } });
    expect(off.refusals).toEqual([]);
  });
});

describe('filings that come together', () => {
  const facts = (kind: FilingFacts['kind'], period: FilingFacts['period']): FilingFacts => ({
    ...someFacts(),
    kind,
    period,
  });
  const verdicts = (...given: [string, FilingFacts, organisationId?: string][]) =>
    judgeNewcomers(
      given.map(([filingId, about, organisationId = 'bakery']) => ({ filingId, organisationId, facts: about })),
      { filings: new Map(), settings: DELIVERED, letInAt: () => 30, now: AT },
    );
  const refused = (found: ReturnType<typeof verdicts>) =>
    [...found].filter(([, { refusals }]) => refusals.length > 0).map(([filingId]) => filingId);

  it('are in the way of those behind them, not of those before', () => {
    const [aReturn, annual] = [facts('vat-return', Q3), facts('supplement', YEAR)];
    expect(refused(verdicts(['r', aReturn], ['s', annual]))).toEqual(['s']);
    expect(refused(verdicts(['s', annual], ['r', aReturn]))).toEqual([]);
  });

  it('are not in the way when they were kept out themselves, nor of another organisation', () => {
    const annual = facts('supplement', YEAR);
    const found = verdicts(['r', facts('vat-return', Q3)], ['s', annual], ['t', annual], ['u', annual, 'garage']);
    expect(refused(found)).toEqual(['s', 't']);
    expect(codes(found.get('t')?.warnings)).not.toContain('RULE_PERIOD_HAS_OPEN_FILING');
  });

  it('are kept out when one that came before them in the same batch took their place, also where two may be open', () => {
    const [old, next] = [facts('vat-return', Q3), { ...facts('vat-return', Q3), supersedes: 'old' }];
    const found = judgeNewcomers(
      [
        { filingId: 'next', organisationId: 'bakery', facts: next },
        { filingId: 'old', organisationId: 'bakery', facts: old },
      ],
      // Nobody is asked: both would be approved at once.
      { filings: new Map(), settings: { severities: { 'one-open-filing': 'warn' } }, letInAt: () => 50, now: AT },
    );
    expect(refused(found)).toEqual(['old']);
    expect(codes(found.get('old')?.refusals)).toEqual(['RULE_SUPERSEDED_EARLIER']);
  });

  it('carry the statement that the return was filed elsewhere', () => {
    const stated = { ...facts('supplement', Q2), returnFiledElsewhere: true };
    expect(codes(verdicts(['a', facts('supplement', Q2)]).get('a')?.warnings)).toEqual([
      'RULE_SUPPLEMENT_WITHOUT_RETURN',
    ]);
    expect(verdicts(['a', stated]).get('a')?.warnings).toEqual([]);
  });
});

describe('the guard in the database', () => {
  it('knows the same statuses as the rule', () => {
    expect(approvalStepsMigration.up).toContain(`a.status in (${AWAITING_STATUSES.join(', ')})`);
  });
});
