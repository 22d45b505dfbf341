import type { FilingKind } from '@akkoord/tax';
import type { Filing } from './filing.js';
import type { ReadLimits } from './limits.js';

/** Options of reading: bounds, the kind the sender stated, and whether sums that do not hold refuse (default) or are only reported. */
export interface ReadOptions {
  readonly limits?: Partial<ReadLimits>;
  readonly expectedKind?: FilingKind;
  readonly arithmetic?: 'refuse' | 'report';
}

/** Reads one instance, strictly and without changing a byte; throws XbrlRefused. */
export function readFiling(_bytes: Buffer, _options: ReadOptions = {}): Filing {
  throw new Error('not yet');
}
