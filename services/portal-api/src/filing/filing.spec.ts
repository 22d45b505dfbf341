import { FILING_STATUSES, type StatusStep } from '@akkoord/contracts';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { historyOf, rowsOf, type FilingChange } from './filing.js';

const at = '2026-10-05T09:00:00.000Z';
const step = (sequence: number): StatusStep => ({ status: FILING_STATUSES[sequence] ?? 10, sequence, at });

describe('the rows of a batch', () => {
  it('are one per filing, in order of id, with the newest step', () => {
    const changes: FilingChange[] = [
      { filingId: 'b', steps: [step(3)] },
      { filingId: 'a', steps: [step(2), step(1)], details: { sent: 1 } },
      { filingId: 'a', steps: [step(4)], details: { accepted: 2 } },
    ];
    expect(rowsOf(changes)).toMatchObject([
      { filingId: 'a', sequence: 4, details: { sent: 1, accepted: 2 } },
      { filingId: 'b', sequence: 3 },
    ]);
  });

  it('are the same in whatever order and however often the events came', () => {
    const events: FilingChange[] = [1, 2, 3, 4, 5].map((sequence) => ({
      filingId: 'a',
      steps: [step(sequence)],
      details: { last: sequence },
    }));
    const shuffled = fc.shuffledSubarray([...events, ...events], { minLength: 10 });
    fc.assert(
      fc.property(shuffled, (given) => {
        const [row] = rowsOf(given);
        expect(row).toMatchObject({ sequence: 5, details: { last: 5 } });
        expect(historyOf(row?.steps ?? []).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5]);
      }),
    );
  });
});
