import type { Messages } from '@akkoord/tax';

/**
 * The SBR filing rules that apply to VAT filings, NT16–NT20 alike (digipoort.md 5.8; SBR Filing Rules NT20 v1.1):
 * FR-NL are obligatory and refuse, FG-NL are advice and warn.
 */
export const FILING_RULES = {
  'FR-NL-1.01': {
    nl: 'Het bestand begint met een byte order mark (BOM); dat mag niet.',
    en: 'The file begins with a byte order mark (BOM), which is not allowed.',
  },
  'FR-NL-1.02': {
    nl: 'Het bestand bevat tekens buiten de toegestane reeksen (Basic Latin, Latin Supplement, valutatekens).',
    en: 'The file holds characters outside the allowed ranges (Basic Latin, Latin Supplement, currency symbols).',
  },
  'FR-NL-1.03': {
    nl: 'Het bestand bevat een DOCTYPE; dat mag niet.',
    en: 'The file holds a DOCTYPE, which is not allowed.',
  },
  'FR-NL-1.04': {
    nl: 'Het bestand bevat een tekenverwijzing of entiteit die niet is toegestaan.',
    en: 'The file holds a character or entity reference that is not allowed.',
  },
  'FR-NL-1.05': { nl: 'Het bestand is niet in UTF-8 geschreven.', en: 'The file is not encoded in UTF-8.' },
  'FR-NL-1.06': {
    nl: 'De bestandsnaam bevat tekens die niet overal hetzelfde betekenen.',
    en: 'The file name holds characters that do not mean the same everywhere.',
  },
  'FR-NL-2.03': { nl: 'Op het hoofdelement ontbreekt xml:lang.', en: 'The root element lacks xml:lang.' },
  'FR-NL-2.04': {
    nl: 'Het bestand moet naar precies één taxonomie verwijzen (schemaRef).',
    en: 'The file must refer to exactly one taxonomy (schemaRef).',
  },
  'FR-NL-2.05': { nl: 'Een linkbaseRef is niet toegestaan.', en: 'A linkbaseRef is not allowed.' },
  'FR-NL-2.06': { nl: 'CDATA is niet toegestaan.', en: 'CDATA is not allowed.' },
  'FR-NL-2.07': { nl: 'xsi:nil is niet toegestaan.', en: 'xsi:nil is not allowed.' },
  'FR-NL-3.01': {
    nl: 'Een datum in een context mag geen tijd bevatten.',
    en: 'A date in a context must not hold a time.',
  },
  'FR-NL-3.02': { nl: 'De periode "forever" is niet toegestaan.', en: 'The period "forever" is not allowed.' },
  'FR-NL-3.03': {
    nl: 'Het bestand bevat een context die niet wordt gebruikt.',
    en: 'The file holds an unused context.',
  },
  'FR-NL-3.04': { nl: 'Het bestand bevat dubbele contexten.', en: 'The file holds duplicate contexts.' },
  'FR-NL-4.01': { nl: 'Het bestand bevat dubbele eenheden.', en: 'The file holds duplicate units.' },
  'FR-NL-4.02': { nl: 'Het bestand bevat een eenheid die niet wordt gebruikt.', en: 'The file holds an unused unit.' },
  'FR-NL-5.01': { nl: 'Een gegeven staat er twee keer in.', en: 'A fact is in the file twice.' },
  'FR-NL-5.03': { nl: 'Een gegeven is leeg.', en: 'A fact is empty.' },
  'FR-NL-5.06': { nl: 'Het attribuut precision is niet toegestaan.', en: 'The attribute precision is not allowed.' },
  'FR-NL-5.11': {
    nl: 'Een gegeven bevat opmaak (XHTML); geen enkel gegeven van een btw-aangifte mag dat.',
    en: 'A fact holds markup (XHTML), which no fact of a VAT filing may.',
  },
  'FR-NL-6.01': { nl: 'Voetnoten zijn niet toegestaan.', en: 'Footnotes are not allowed.' },
  'FG-NL-03': {
    nl: 'Een naamruimte heeft een ander voorvoegsel dan de taxonomie aanbeveelt (zoals bd-i).',
    en: 'A namespace has another prefix than the taxonomy recommends (such as bd-i).',
  },
  'FG-NL-04': {
    nl: 'Een gegeven staat voor de context of eenheid waarnaar het verwijst; zet contexten en eenheden vooraan.',
    en: 'A fact stands before the context or unit it refers to; put contexts and units first.',
  },
  'FG-NL-05': {
    nl: 'Het bestand noemt een naamruimte die het niet gebruikt; laat die weg.',
    en: 'The file declares a namespace it does not use; leave it out.',
  },
  'FG-NL-09': {
    nl: 'Een gegeven heeft een id; dat wordt afgeraden.',
    en: 'A fact has an id, which is advised against.',
  },
  'FG-NL-11': {
    nl: 'Een eenheid is zelf bedacht; gebruik de standaardeenheden (zoals iso4217:EUR).',
    en: 'A unit is of the maker’s own; use the standard units (such as iso4217:EUR).',
  },
} as const satisfies Record<string, Messages>;
