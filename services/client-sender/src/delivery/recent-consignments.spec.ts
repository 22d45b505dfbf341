import { describe, expect, it } from '@jest/globals';
import type { CheckedReturn } from '../return/return.js';
import { RecentConsignments } from './recent-consignments.js';

const stored = (id: string, size = 10, more: Partial<CheckedReturn> = {}): CheckedReturn => ({
  ...{ id, environmentId: 'e', reference: `R-${id}`, kind: 'vat-return', contentHash: 'c', findings: [] },
  period: { start: '2026-07-01', end: '2026-09-30' },
  document: { content: Buffer.alloc(size, 60), sha256: 'a'.repeat(64) },
  returnFiledElsewhere: false,
  receivedAt: new Date(),
  ...more,
});

describe('consignments stored a moment ago', () => {
  it('are what the database would give, of that office only, and once', () => {
    const recent = new RecentConsignments();
    const submittedBy = { email: 'karin@example.nl' };
    recent.add('12345', stored('1', 3, { pdf: Buffer.from('pdf'), submittedBy }));
    expect(recent.take('54321', '1')).toBeUndefined();
    expect(recent.take('12345', '1')).toEqual({
      ...{ reference: 'R-1', kind: 'vat-return', sha256: 'a'.repeat(64), content: Buffer.from('<<<') },
      ...{ pdf: Buffer.from('pdf'), returnFiledElsewhere: false, supersedes: null, submittedBy },
    });
    expect(recent.take('12345', '1')).toBeUndefined();
  });

  it('are read from the database when they take the place of another, or are large', () => {
    const recent = new RecentConsignments();
    recent.add('12345', stored('1', 10, { supersedes: 'R-0', afterReturnId: '0' }));
    recent.add('12345', stored('2', 256 * 1024 + 1));
    recent.add('12345', stored('3', 200 * 1024, { pdf: Buffer.alloc(100 * 1024) }));
    expect(['1', '2', '3'].map((id) => recent.take('12345', id))).toEqual([undefined, undefined, undefined]);
  });

  it('are bounded in bytes: the oldest go first', () => {
    const recent = new RecentConsignments();
    for (let id = 0; id < 100; id += 1) recent.add('12345', stored(String(id), 256 * 1024));
    expect([35, 36].map((id) => recent.take('12345', String(id))?.reference)).toEqual([undefined, 'R-36']);
    recent.add('12345', stored('100', 256 * 1024));
    expect(recent.take('12345', '37')?.reference).toBe('R-37');
  });

  it('are bounded in number as well', () => {
    const recent = new RecentConsignments();
    for (let id = 0; id < 5001; id += 1) recent.add('12345', stored(String(id)));
    expect([0, 1].map((id) => recent.take('12345', String(id))?.reference)).toEqual([undefined, 'R-1']);
  });
});
