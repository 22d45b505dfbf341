/** A sentence a person can read, Dutch and English. */
export interface Messages {
  readonly nl: string;
  readonly en: string;
}

/** Every code of libs/tax with its sentences; the source of `docs/errors.md`. Codes are stable, sentences are not. */
export const TAX_ERRORS = {
  VAT_NUMBER_FORM: {
    nl: 'Een omzetbelastingnummer bestaat uit negen cijfers, een B en twee cijfers, bijvoorbeeld 111234567B01.',
    en: 'A VAT number (omzetbelastingnummer) is nine digits, a B and two digits, for example 111234567B01.',
  },
  VAT_NUMBER_CHECK: {
    nl: 'Dit omzetbelastingnummer bestaat niet: de negen cijfers voldoen niet aan de elfproef.',
    en: 'This VAT number (omzetbelastingnummer) does not exist: its nine digits fail the 11-test.',
  },
  VAT_NUMBER_IS_VAT_ID: {
    nl: 'Dit is het btw-identificatienummer (btw-id). Vul het omzetbelastingnummer in: dat staat op brieven van de Belastingdienst over de aangifte.',
    en: 'This is the VAT identification number (btw-id). Give the omzetbelastingnummer: it is on letters of the tax office about the return.',
  },
  VAT_ID_FORM: {
    nl: 'Een btw-id bestaat uit NL, negen cijfers, een B en twee cijfers, bijvoorbeeld NL000099998B57.',
    en: 'A VAT identification number (btw-id) is NL, nine digits, a B and two digits, for example NL000099998B57.',
  },
  VAT_ID_CHECK: {
    nl: 'Dit btw-id bestaat niet: het controlegetal klopt niet.',
    en: 'This VAT identification number (btw-id) does not exist: its check digits are wrong.',
  },
  DATE_INVALID: { nl: 'Dit is geen datum (jjjj-mm-dd).', en: 'This is not a date (yyyy-mm-dd).' },
  PERIOD_FORM: {
    nl: 'Geef een tijdvak als 2026-Q3, 2026-07, 2026 of 2026-07-01/2026-09-30.',
    en: 'Give a period as 2026-Q3, 2026-07, 2026 or 2026-07-01/2026-09-30.',
  },
  PERIOD_NOT_WHOLE_MONTHS: {
    nl: 'Een tijdvak bestaat uit hele kalendermaanden, ten hoogste twaalf.',
    en: 'A period consists of whole calendar months, twelve at most.',
  },
  PERIOD_NOT_FOR_KIND: {
    nl: 'Een btw-aangifte gaat over een kalendermaand, een kalenderkwartaal of een kalenderjaar.',
    en: 'A VAT return covers a calendar month, a calendar quarter or a calendar year.',
  },
  BOX_UNKNOWN: { nl: 'Deze rubriek kent de aangifte niet.', en: 'The return has no such box.' },
  BOX_NOT_WHOLE_EUROS: {
    nl: 'Een bedrag in de aangifte is een geheel aantal euro’s.',
    en: 'An amount in the return is a whole number of euros.',
  },
  BOX_TOO_MANY_DIGITS: {
    nl: 'Dit bedrag heeft meer cijfers dan de rubriek toelaat.',
    en: 'This amount has more digits than the box allows.',
  },
  CENTS_NOT_INTEGER: { nl: 'Een bedrag in centen is een geheel getal.', en: 'An amount in cents is a whole number.' },
  ARITHMETIC_5A: {
    nl: 'Rubriek 5a is niet de som van de omzetbelasting in de rubrieken 1a t/m 4b.',
    en: 'Box 5a is not the sum of the VAT in boxes 1a to 4b.',
  },
  ARITHMETIC_TOTAL: {
    nl: 'Het eindtotaal is niet rubriek 5a min rubriek 5b.',
    en: 'The total is not box 5a minus box 5b.',
  },
  ARITHMETIC_SUPPLEMENT_NEW: {
    nl: 'Het nieuwe totaal van de suppletie is niet rubriek 5a min rubriek 5b.',
    en: 'The new total of the supplement is not box 5a minus box 5b.',
  },
  ARITHMETIC_SUPPLEMENT_DIFFERENCE: {
    nl: 'Het verschil in de suppletie is niet het nieuwe totaal min het al aangegeven totaal.',
    en: 'The difference in the supplement is not the new total minus the total already declared.',
  },
  PAYMENT_REFERENCE_PERIOD: {
    nl: 'Alleen voor een maand, een kwartaal of een jaar bestaat een betalingskenmerk.',
    en: 'Only a month, a quarter or a year has a payment reference.',
  },
} as const satisfies Record<string, Messages>;

/** A stable code of libs/tax. */
export type TaxErrorCode = keyof typeof TAX_ERRORS;

/** Facts that go with a code: names of boxes, counts. Never a VAT number. */
export type TaxErrorDetails = Readonly<Record<string, string | number>>;

/** What someone gave cannot be right; `code` is stable, `messages` can be shown. Never holds the refused value. */
export class TaxInputError extends Error {
  readonly messages: Messages;

  constructor(
    readonly code: TaxErrorCode,
    readonly details: TaxErrorDetails = {},
  ) {
    super(TAX_ERRORS[code].en);
    this.name = 'TaxInputError';
    this.messages = TAX_ERRORS[code];
  }
}
