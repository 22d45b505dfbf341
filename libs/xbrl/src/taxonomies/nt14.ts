import { addressesOf } from './addresses.js';
import { NT15 } from './nt15.js';
import type { Taxonomy } from './taxonomy.js';

/** NT14: VAT filings over 2020 (digipoort.md 5.1–5.5); concepts as in NT15. */
export const NT14: Taxonomy = {
  ...NT15,
  name: 'NT14',
  year: 2020,
  ...addressesOf(14, '20191211', 2020, 'tuples'),
};
