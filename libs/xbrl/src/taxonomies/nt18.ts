import { addressesOf } from './addresses.js';
import { NT17 } from './nt17.js';
import type { Taxonomy } from './taxonomy.js';

/** NT18: VAT filings over 2024 (digipoort.md 5.1–5.5); concepts as in NT17. */
export const NT18: Taxonomy = {
  ...NT17,
  name: 'NT18',
  year: 2024,
  ...addressesOf(18, '20231213', 2024, 'tuples'),
};
