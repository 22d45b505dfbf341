import type { Messages } from '@akkoord/tax';

/** What the writers refuse to write, beyond figures and periods, which libs/tax judges. */
export const WRITING_ERRORS = {
  XBRL_WRITE_YEAR: {
    nl: 'Voor het jaar van dit tijdvak is geen taxonomie bekend.',
    en: 'No taxonomy is known for the year of this period.',
  },
  XBRL_WRITE_TAXPAYER: {
    nl: 'Het omzetbelastingnummer is ongeldig; geef het zonder NL.',
    en: 'The VAT number (omzetbelastingnummer) is invalid; give it without NL.',
  },
  XBRL_WRITE_HEADER: {
    nl: 'Een berichtgegeven past niet in de aangifte.',
    en: 'A header fact does not fit in the filing.',
  },
  XBRL_WRITE_AMOUNT: {
    nl: 'Een bedrag past niet in de aangifte: het moeten hele euro’s zijn, met niet te veel cijfers.',
    en: 'An amount does not fit in the filing: it must be whole euros, with not too many digits.',
  },
  XBRL_WRITE_NO_LINES: {
    nl: 'Een opgaaf ICP zonder afnemers hoeft en kan niet worden gemaakt.',
    en: 'An ICP statement without customers need not and cannot be made.',
  },
  XBRL_WRITE_LINE: {
    nl: 'Een regel van de opgaaf ICP klopt niet: kijk naar de landcode, het btw-nummer (zonder landcode) en het bedrag (geen 0).',
    en: 'A line of the ICP statement is wrong: look at the country code, the VAT number (without the country) and the amount (not 0).',
  },
  XBRL_WRITE_LINE_TWICE: {
    nl: 'Een afnemer staat twee keer in de opgaaf ICP met hetzelfde soort prestatie; tel de bedragen op.',
    en: 'A customer is in the ICP statement twice with the same kind of supply; add the amounts up.',
  },
  XBRL_WRITE_CORRECTION: {
    nl: 'Hoe een correctie van een eerdere opgaaf ICP er in deze taxonomie uitziet, is nog niet bekend; doe de correctie op de website van de Belastingdienst.',
    en: 'What a correction of an earlier ICP statement looks like in this taxonomy is not known yet; make the correction on the website of the tax office.',
  },
  XBRL_WRITE_OTHER_FACTS: {
    nl: 'De aangifte heeft gegevens die dit rapport niet kent; die kunnen niet worden geschreven.',
    en: 'The filing has facts this report does not know; they cannot be written.',
  },
} as const satisfies Record<string, Messages>;
