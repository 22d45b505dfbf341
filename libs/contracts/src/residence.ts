/** Where an entrepreneur lives or is established for VAT: whoever is not a resident of the Netherlands has other terms (libs/tax). */
export const RESIDENCES = ['resident', 'non-resident'] as const;
export type Residence = (typeof RESIDENCES)[number];
