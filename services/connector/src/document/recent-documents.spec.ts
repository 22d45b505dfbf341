import { describe, expect, it } from '@jest/globals';
import { RecentDocuments } from './recent-documents.js';

const document = (size: number) => ({ content: Buffer.alloc(size), mediaType: 'application/xml' });
const MIB = 1024 * 1024;

describe('RecentDocuments', () => {
  it('gives a document to its own office only', () => {
    const recent = new RecentDocuments();
    recent.add('11111', 'a', document(1));
    expect([recent.get('11111', 'a')?.content.length, recent.get('22222', 'a')]).toEqual([1, undefined]);
  });

  it('lets the least recently asked for go first', () => {
    const recent = new RecentDocuments();
    for (let n = 0; n < 8; n += 1) recent.add('11111', String(n), document(4 * MIB));
    recent.get('11111', '0');
    recent.add('11111', 'new', document(4 * MIB));
    expect([recent.get('11111', '0'), recent.get('11111', '1')].map((found) => found !== undefined)).toEqual([
      true,
      false,
    ]);
  });

  it('does not keep what is too large', () => {
    const recent = new RecentDocuments();
    recent.add('11111', 'a', document(5 * MIB));
    expect(recent.get('11111', 'a')).toBeUndefined();
  });
});
