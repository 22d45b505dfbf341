import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { firstBrokenEntry, type AuditEntry } from './audit-trail.js';

function chain(...contents: string[]): AuditEntry[] {
  let previousHash = '0'.repeat(64);
  return contents.map((content, index) => {
    const hash = createHash('sha256')
      .update(`${previousHash}\n${index + 1}\n${content}`)
      .digest('hex');
    const entry = { position: index + 1, content, previousHash, hash };
    previousHash = hash;
    return entry;
  });
}

describe('the audit trail', () => {
  it('is whole when each entry follows from the one before', () => {
    expect(firstBrokenEntry(chain('a', 'b', 'c'))).toBeUndefined();
  });

  it('shows a changed entry', () => {
    const entries = chain('a', 'b', 'c').map((entry) => (entry.position === 2 ? { ...entry, content: 'x' } : entry));
    expect(firstBrokenEntry(entries)).toBe(2);
  });

  it('shows a removed entry', () => {
    expect(firstBrokenEntry(chain('a', 'b', 'c').filter(({ position }) => position !== 2))).toBe(2);
  });
});
