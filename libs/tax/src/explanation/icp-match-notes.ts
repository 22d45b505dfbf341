import type { CheckedIcpStatement, CheckedVatReturn } from '../checks/checked-filing.js';
import { matchIcp } from '../checks/icp-match.js';
import type { Surroundings } from '../checks/surroundings.js';
import type { Messages } from '../tax.errors.js';
import { euros, say, signed } from './wording.js';

/** How box 3b and the ICP statement of the same period go together, where both are known. */
export function icpMatchNotes(filing: CheckedVatReturn | CheckedIcpStatement, surroundings: Surroundings): Messages[] {
  const match = matchIcp(filing, surroundings);
  if (match === undefined || (match.box3b === 0 && match.icpTotal === 0)) return [];
  const parts = {
    box: signed(match.box3b),
    icp: signed(match.icpTotal),
    difference: euros(match.box3b - match.icpTotal),
  };
  if (match.box3b === match.icpTotal)
    return [
      say(
        'Rubriek 3b van de btw-aangifte en de opgaaf ICP zijn gelijk: {box}.',
        'Box 3b of the VAT return and the ICP statement agree: {box}.',
        parts,
      ),
    ];
  if (Math.abs(match.box3b - match.icpTotal) <= match.lines)
    return [
      say(
        'Rubriek 3b van de btw-aangifte en de opgaaf ICP verschillen {difference}, door afronding.',
        'Box 3b of the VAT return and the ICP statement differ by {difference}, which is rounding.',
        parts,
      ),
    ];
  return [
    say(
      'Let op: in rubriek 3b van de btw-aangifte staat {box}, in de opgaaf ICP {icp}.',
      'Note: box 3b of the VAT return has {box}, the ICP statement {icp}.',
      parts,
    ),
  ];
}
