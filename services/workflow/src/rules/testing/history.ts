import type { FilingPeriod, MessageKind } from '@akkoord/contracts';
import fc from 'fast-check';

/** What one writer does next. `of` picks one of the filings that were handed over so far, by whoever. */
export type Move =
  | {
      readonly does: 'hand-over';
      readonly kind: MessageKind;
      readonly period: FilingPeriod;
      readonly isMatchedLater: boolean;
    }
  | {
      readonly does: 'approve' | 'reject' | 'ask' | 'repair' | 'withdraw' | 'undo' | 'send' | 'accept' | 'refuse';
      readonly of: number;
    };

/** Per writer, what he does, one after the other; the writers work at the same time. */
export type History = readonly (readonly Move[])[];

export const WRITERS = 16;

const QUARTERS = [
  { start: '2025-10-01', end: '2025-12-31' },
  { start: '2026-01-01', end: '2026-03-31' },
  { start: '2026-04-01', end: '2026-06-30' },
];
const YEAR = { start: '2025-01-01', end: '2025-12-31' };

const period = fc.constantFrom(...QUARTERS);
const isMatchedLater = fc.boolean();
const handOver = (kind: MessageKind, over: fc.Arbitrary<FilingPeriod>): fc.Arbitrary<Move> =>
  fc.record({ does: fc.constant('hand-over' as const), kind: fc.constant(kind), period: over, isMatchedLater });
const of = fc.nat({ max: 1000 });
const on = (does: Exclude<Move['does'], 'hand-over'>): fc.Arbitrary<Move> => fc.record({ does: fc.constant(does), of });

const move = fc.oneof(
  { weight: 3, arbitrary: handOver('vat-return', period) },
  { weight: 1, arbitrary: handOver('icp-statement', period) },
  { weight: 5, arbitrary: handOver('supplement', fc.constant(YEAR)) },
  { weight: 1, arbitrary: handOver('supplement', period) },
  { weight: 5, arbitrary: on('approve') },
  { weight: 3, arbitrary: on('reject') },
  { weight: 1, arbitrary: on('ask') },
  { weight: 2, arbitrary: on('repair') },
  { weight: 1, arbitrary: on('withdraw') },
  { weight: 1, arbitrary: on('undo') },
  { weight: 1, arbitrary: on('send') },
  { weight: 1, arbitrary: on('accept') },
  { weight: 1, arbitrary: on('refuse') },
);

/** Any history of sixteen writers, with a few moves each. */
export const anyHistory: fc.Arbitrary<History> = fc.array(fc.array(move, { minLength: 1, maxLength: 4 }), {
  minLength: WRITERS,
  maxLength: WRITERS,
});
