import type { AmountBand, Policy, SimplePolicy } from './workflow-definition.js';

/** The policy that holds for a filing: the highest band its total lies above. Without a total (ICP statement) no band holds. */
export function policyFor(policy: Policy, totalEuros: number | undefined): SimplePolicy {
  if (policy.kind !== 'by-amount') return policy;
  const held = policy.bands.filter((band) => liesIn(band, totalEuros ?? 0));
  return held.reduce<AmountBand | undefined>(highest, undefined)?.policy ?? policy.otherwise;
}

function liesIn({ above, side }: AmountBand, total: number): boolean {
  const isOnSide = side === 'both' || (side === 'to-pay' ? total > 0 : total < 0);
  return isOnSide && Math.abs(total) > above;
}

/** The higher of two bands; at the same amount the one for a single side goes before the one for both. */
function highest(found: AmountBand | undefined, band: AmountBand): AmountBand {
  if (!found || band.above > found.above) return band;
  return band.above === found.above && found.side === 'both' ? band : found;
}
