import { addressesOf } from './addresses.js';
import { NT18 } from './nt18.js';
import type { Taxonomy } from './taxonomy.js';

/** NT19: VAT filings over 2025 (digipoort.md 5.1–5.5); concepts as in NT18. */
export const NT19: Taxonomy = {
  ...NT18,
  name: 'NT19',
  year: 2025,
  ...addressesOf(19, '20241211', 2025, 'tuples'),
};
