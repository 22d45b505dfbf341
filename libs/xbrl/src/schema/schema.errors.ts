import type { Messages } from '@akkoord/tax';

/** What an instance breaks of the schema of XBRL 2.1 and of its report; `details.line` is the line of the file. */
export const SCHEMA_ERRORS = {
  XBRL_SCHEMA_ELEMENT: {
    nl: 'Volgens het schema hoort dit element hier niet, of ontbreekt er een.',
    en: 'According to the schema this element does not belong here, or one is missing.',
  },
  XBRL_SCHEMA_ATTRIBUTE: {
    nl: 'Volgens het schema heeft een element een attribuut te veel of te weinig.',
    en: 'According to the schema an element has an attribute too many or too few.',
  },
  XBRL_SCHEMA_VALUE: {
    nl: 'Volgens het schema is een waarde niet van het juiste type.',
    en: 'According to the schema a value is not of the right type.',
  },
  XBRL_SCHEMA_OTHER: {
    nl: 'Het bestand voldoet niet aan het schema van XBRL 2.1.',
    en: 'The file does not obey the schema of XBRL 2.1.',
  },
} as const satisfies Record<string, Messages>;
