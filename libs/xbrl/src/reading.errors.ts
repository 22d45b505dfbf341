import type { Messages } from '@akkoord/tax';

/** What readFiling refuses or warns about beyond the SBR filing rules. */
export const READING_ERRORS = {
  XBRL_EMPTY: { nl: 'Het bestand is leeg.', en: 'The file is empty.' },
  XBRL_TOO_LARGE: { nl: 'Het bestand is te groot.', en: 'The file is too large.' },
  XBRL_TOO_DEEP: { nl: 'Het bestand is te diep genest.', en: 'The file is nested too deeply.' },
  XBRL_TOO_MANY_ELEMENTS: { nl: 'Het bestand bevat te veel elementen.', en: 'The file holds too many elements.' },
  XBRL_TOO_MANY_ATTRIBUTES: { nl: 'Een element heeft te veel attributen.', en: 'An element has too many attributes.' },
  XBRL_TEXT_TOO_LONG: { nl: 'Een tekst in het bestand is te lang.', en: 'A text in the file is too long.' },
  XBRL_MALFORMED: { nl: 'Het bestand is geen welgevormde XML.', en: 'The file is not well-formed XML.' },
  XBRL_PROCESSING_INSTRUCTION: {
    nl: 'Het bestand bevat een verwerkingsinstructie; dat mag niet.',
    en: 'The file holds a processing instruction, which is not allowed.',
  },
  XBRL_NOT_AN_INSTANCE: {
    nl: 'Het bestand is geen XBRL-instance (xbrli:xbrl).',
    en: 'The file is not an XBRL instance (xbrli:xbrl).',
  },
  XBRL_UNEXPECTED_ELEMENT: {
    nl: 'Het bestand bevat een element dat daar niet hoort.',
    en: 'The file holds an element that does not belong there.',
  },
  XBRL_UNEXPECTED_ATTRIBUTE: {
    nl: 'Een element heeft een attribuut dat daar niet hoort.',
    en: 'An element has an attribute that does not belong there.',
  },
  XBRL_UNEXPECTED_TEXT: {
    nl: 'Het bestand bevat tekst buiten een gegeven.',
    en: 'The file holds text outside a fact.',
  },
  XBRL_ENTRY_POINT_UNKNOWN: {
    nl: 'De taxonomie of het rapport waarnaar het bestand verwijst wordt niet ondersteund.',
    en: 'The taxonomy or report the file refers to is not supported.',
  },
  XBRL_KIND_MISMATCH: {
    nl: 'Het bestand is een ander soort aangifte dan is opgegeven.',
    en: 'The file is another kind of filing than was stated.',
  },
  XBRL_CONTEXT_INVALID: {
    nl: 'Een context is onvolledig of niet eenduidig.',
    en: 'A context is incomplete or ambiguous.',
  },
  XBRL_CONTEXT_UNKNOWN: {
    nl: 'Een gegeven verwijst naar een context die er niet is.',
    en: 'A fact refers to a context that does not exist.',
  },
  XBRL_CONTEXTS_DIFFER: {
    nl: 'De contexten noemen verschillende ondernemers of tijdvakken.',
    en: 'The contexts name different taxpayers or periods.',
  },
  XBRL_UNIT_INVALID: {
    nl: 'Een bedrag moet in euro zijn (iso4217:EUR).',
    en: 'An amount must be in euro (iso4217:EUR).',
  },
  XBRL_UNIT_UNKNOWN: {
    nl: 'Een gegeven verwijst naar een eenheid die er niet is.',
    en: 'A fact refers to a unit that does not exist.',
  },
  XBRL_DUPLICATE_ID: { nl: 'Een id komt twee keer voor.', en: 'An id occurs twice.' },
  XBRL_IDENTIFIER_SCHEME: {
    nl: 'De ondernemer moet worden aangeduid met www.belastingdienst.nl/omzetbelastingnummer.',
    en: 'The taxpayer must be identified by www.belastingdienst.nl/omzetbelastingnummer.',
  },
  XBRL_TAXPAYER_NUMBER: {
    nl: 'Het omzetbelastingnummer in het bestand is ongeldig.',
    en: 'The VAT number (omzetbelastingnummer) in the file is invalid.',
  },
  XBRL_PERIOD_INVALID: {
    nl: 'Het tijdvak in het bestand past niet bij dit soort aangifte.',
    en: 'The period in the file does not suit this kind of filing.',
  },
  XBRL_PERIOD_YEAR: {
    nl: 'Het tijdvak valt niet in het jaar van de taxonomie.',
    en: 'The period does not lie in the year of the taxonomy.',
  },
  XBRL_NAMESPACE_UNKNOWN: {
    nl: 'Een gegeven komt niet uit de taxonomie van dit rapport.',
    en: 'A fact is not from the taxonomy of this report.',
  },
  XBRL_CONCEPT_UNKNOWN: {
    nl: 'Dit rapport kent een gegeven uit het bestand niet.',
    en: 'This report does not know a fact of the file.',
  },
  XBRL_CONCEPT_MISPLACED: {
    nl: 'Een gegeven staat in een context waar het niet hoort.',
    en: 'A fact is in a context where it does not belong.',
  },
  XBRL_FACT_MISSING: { nl: 'Een verplicht gegeven ontbreekt.', en: 'An obligatory fact is missing.' },
  XBRL_HEADER_FACT_MISSING: {
    nl: 'Een gebruikelijk berichtgegeven ontbreekt; de Belastingdienst kan de aangifte daarom weigeren.',
    en: 'A customary header fact is missing; the tax office may refuse the filing for it.',
  },
  XBRL_VALUE_TYPE: {
    nl: 'De waarde van een gegeven heeft niet het juiste type.',
    en: 'The value of a fact is not of the right type.',
  },
  XBRL_VALUE_DIGITS: {
    nl: 'Een bedrag heeft meer cijfers dan is toegestaan.',
    en: 'An amount has more digits than allowed.',
  },
  XBRL_VALUE_LENGTH: {
    nl: 'De waarde van een gegeven is te lang of te kort.',
    en: 'The value of a fact is too long or too short.',
  },
  XBRL_DECIMALS: {
    nl: 'Een bedrag moet decimals="INF" hebben (of 0 of meer).',
    en: 'An amount must have decimals="INF" (or 0 or more).',
  },
} as const satisfies Record<string, Messages>;
