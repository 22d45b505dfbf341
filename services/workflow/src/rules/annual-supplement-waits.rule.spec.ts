import { FILING_STATUSES, MESSAGE_KINDS } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import { aRuleState, aStandingFiling, Q2, Q3, YEAR } from '../testing/builders.js';
import { annualSupplementWaits } from './annual-supplement-waits.rule.js';

const isBroken = (...given: Parameters<typeof aRuleState>): boolean =>
  annualSupplementWaits.check(aRuleState(...given)) !== undefined;

describe('no new annual supplement while a filing awaits the client', () => {
  it.each(FILING_STATUSES.map((status) => [status, [10, 20, 25, 30, 35].includes(status)] as const))(
    'beside a VAT return at %i it is broken: %s',
    (status, expected) => {
      expect(isBroken({}, aStandingFiling({ status }))).toBe(expected);
    },
  );

  it.each(MESSAGE_KINDS.map((kind) => [kind, kind !== 'supplement'] as const))(
    'a waiting %s is in the way: %s',
    (kind, expected) => {
      expect(isBroken({}, aStandingFiling({ kind }))).toBe(expected);
    },
  );

  it.each([
    ['another year', YEAR, Q3],
    ['a month of that year', YEAR, { start: '2025-03-01', end: '2025-03-31' }],
    ['the year itself', YEAR, YEAR],
  ])('is broken by a return of %s', (_, period, other) => {
    expect(isBroken({ period }, aStandingFiling({ period: other }))).toBe(true);
  });

  it.each([
    ['a quarter', Q2],
    ['the very quarter that waits', Q3],
    ['twelve months that are no calendar year', { start: '2025-07-01', end: '2026-06-30' }],
    ['eleven months', { start: '2025-01-01', end: '2025-11-30' }],
  ])('says nothing of a supplement over %s', (_, period) => {
    expect(isBroken({ period }, aStandingFiling())).toBe(false);
  });

  it.each(['vat-return', 'icp-statement'] as const)('says nothing of a %s over a year', (kind) => {
    expect(isBroken({ kind }, aStandingFiling())).toBe(false);
  });

  it('counts an approval as long as the client can still undo it', () => {
    expect(isBroken({}, aStandingFiling({ status: 50, isUndoable: true }))).toBe(true);
    expect(isBroken({}, aStandingFiling({ status: 50, isUndoable: false }))).toBe(false);
  });

  it('names the filings, since when, who can move them and what to do, in both languages', () => {
    const reason = annualSupplementWaits.check(
      aRuleState({}, aStandingFiling(), aStandingFiling({ kind: 'icp-statement', status: 35, period: Q2 })),
    );
    expect(reason).toMatchObject({
      rule: 'annual-supplement-waits',
      code: 'RULE_ANNUAL_SUPPLEMENT_WAITS',
      messageNl: expect.stringContaining(
        'btw-aangifte over 3e kwartaal 2026 (wacht op akkoord sinds 5 oktober 2026; de klant kan beslissen); opgaaf ICP over 2e kwartaal 2026 (vraag gesteld sinds 5 oktober 2026; het kantoor is aan zet).',
      ),
      messageEn: expect.stringContaining(
        'VAT return for 3rd quarter of 2026 (awaiting approval since 5 October 2026; the client can decide)',
      ),
      adviceNl: expect.stringContaining('goedkeuren of afkeuren'),
      blockedBy: [
        { status: 30, movableBy: 'client', reference: 'VAT-2026-Q3' },
        { status: 35, movableBy: 'office' },
      ],
    });
  });

  it('names a handful of many, and says how many more', () => {
    const many = Array.from({ length: 30 }, () => aStandingFiling());
    const reason = annualSupplementWaits.check(aRuleState({}, ...many));
    expect(reason?.messageNl).toMatch(/; en nog 25\.$/);
    expect(reason?.blockedBy).toHaveLength(20);
    expect(reason!.messageNl.length).toBeLessThan(2000);
  });
});
