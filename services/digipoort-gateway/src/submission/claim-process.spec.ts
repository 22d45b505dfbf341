import { describe, expect, it } from '@jest/globals';
import { ClaimProcess } from './claim-process.js';

type Parts = ConstructorParameters<typeof ClaimProcess>;

const given = { id: 'command', actor: 'jan@kantoor.example', reason: 'Gebeld met Digipoort' };
const candidates = { attemptId: 'a', processes: [{ kenmerk: 'K1' }] };

/** The same command was given twice at once; its twin commits after so many of our reads. */
function besideTwin(readsBefore: number): ClaimProcess {
  let reads = 0;
  const isDone = () => (reads += 1) > readsBefore;
  const parts = [
    { inTenant: (_: string, work: (tx: object) => unknown) => work({}) },
    { course: async () => (isDone(), {}) },
    { of: async () => (isDone() ? undefined : candidates) },
    { find: async () => (isDone() ? { filingId: 'filing', result: 'follows' } : undefined) },
    { advance: async () => ({ kind: 'refused' }) },
  ];
  return new ClaimProcess(...(parts as unknown as Parts));
}

describe('ClaimProcess', () => {
  it.each([0, 1, 2, 3])('gives a command the answer of its twin that commits after %i reads', async (reads) => {
    expect(await besideTwin(reads).claim('36001', 'filing', 'K1', given)).toBe('follows');
  });
});
