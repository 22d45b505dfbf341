import type { Messages } from './tax.errors.js';

/** What is filed: a VAT return, an ICP statement (EC sales list) or a supplement to an earlier return. */
export type FilingKind = 'vat-return' | 'icp-statement' | 'supplement';

/** Name and Digipoort message kind (berichtsoort) of one kind of filing. */
export interface FilingKindDefinition {
  readonly kind: FilingKind;
  readonly berichtsoort: string;
  readonly name: Messages;
  readonly source: string;
}

/** The kinds as data. Berichtsoort from digipoort.md 4; `OBSUP` has one public source and must be confirmed in preproduction. */
export const FILING_KINDS: Readonly<Record<FilingKind, FilingKindDefinition>> = {
  'vat-return': {
    kind: 'vat-return',
    berichtsoort: 'Omzetbelasting',
    name: { nl: 'Btw-aangifte', en: 'VAT return' },
    source: 'real Digipoort response; digipoort.md 4',
  },
  'icp-statement': {
    kind: 'icp-statement',
    berichtsoort: 'ICP',
    name: { nl: 'Opgaaf intracommunautaire prestaties (ICP)', en: 'EC sales list (ICP statement)' },
    source: 'public clients; digipoort.md 4',
  },
  supplement: {
    kind: 'supplement',
    berichtsoort: 'OBSUP',
    name: { nl: 'Suppletie btw-aangifte', en: 'Supplementary VAT return' },
    source: 'one public client; digipoort.md 4',
  },
};

/** Narrows text from outside to a kind. */
export function isFilingKind(text: string): text is FilingKind {
  return Object.hasOwn(FILING_KINDS, text);
}

/** The kind that goes with a berichtsoort, or undefined. */
export function filingKindOf(berichtsoort: string): FilingKind | undefined {
  return Object.values(FILING_KINDS).find((definition) => definition.berichtsoort === berichtsoort)?.kind;
}
