import type { FilingFacts } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import type { VisibleFiling } from './filing-queries.js';
import { summaryOf } from './filing-summary.js';

const due = (facts: Partial<FilingFacts>) =>
  summaryOf({
    filingId: 'f-1',
    facts: { kind: 'vat-return', period: { start: '2026-07-01', end: '2026-09-30' }, ...facts },
    status: 30,
    roles: new Set(),
    changedAt: new Date('2026-10-05T09:00:00.000Z'),
  } as unknown as VisibleFiling).dueDate;

describe('the last day in the list', () => {
  it('goes by the residence of who files', () => {
    expect(due({})).toBe('2026-10-31');
    expect(due({ residence: 'non-resident' })).toBe('2026-11-30');
    expect(due({ kind: 'icp-statement', residence: 'non-resident' })).toBe('2026-10-31');
  });

  it('is not known of a supplement', () => {
    expect(due({ kind: 'supplement' })).toBeUndefined();
  });
});
