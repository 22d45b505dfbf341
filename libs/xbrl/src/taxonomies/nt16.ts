import { addressesOf } from './addresses.js';
import { NT15 } from './nt15.js';
import type { Taxonomy } from './taxonomy.js';

/** NT16: VAT filings over 2022 (digipoort.md 5.1–5.5); as NT15 without box 5d, the small-business reduction. */
export const NT16: Taxonomy = {
  ...NT15,
  name: 'NT16',
  year: 2022,
  ...addressesOf(16, '20211208', 2022, 'tuples'),
  concepts: NT15.concepts.filter(({ name }) => name !== 'SmallEntrepreneurProvisionReduction'),
};
