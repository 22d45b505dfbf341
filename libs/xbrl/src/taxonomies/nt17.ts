import { addressesOf } from './addresses.js';
import { NT16 } from './nt16.js';
import type { Taxonomy } from './taxonomy.js';

/** NT17: VAT filings over 2023 (digipoort.md 5.1–5.5); concepts as in NT16. */
export const NT17: Taxonomy = {
  ...NT16,
  name: 'NT17',
  year: 2023,
  ...addressesOf(17, '20221207', 2023, 'tuples'),
};
