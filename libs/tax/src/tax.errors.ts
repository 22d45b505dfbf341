/** A sentence a person can read, Dutch and English. */
export interface Messages {
  readonly nl: string;
  readonly en: string;
}

/** Every code of libs/tax with its sentences; the source of `docs/errors.md`. Codes are stable, sentences are not. */
export const TAX_ERRORS = {
  VAT_NUMBER_FORM: {
    nl: 'Een omzetbelastingnummer bestaat uit negen cijfers, een B en twee cijfers, bijvoorbeeld 123456782B01.',
    en: 'A VAT number (omzetbelastingnummer) is nine digits, a B and two digits, for example 123456782B01.',
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
  VAT_ID_IS_VAT_NUMBER: {
    nl: 'Dit is het omzetbelastingnummer. Vul het btw-identificatienummer (btw-id) in: dat begint met NL en staat op facturen.',
    en: 'This is the omzetbelastingnummer. Give the VAT identification number (btw-id): it begins with NL and is on invoices.',
  },
  RSIN_FORM: {
    nl: 'Een RSIN bestaat uit negen cijfers. (Een KvK-nummer heeft er acht.)',
    en: 'An RSIN is nine digits. (A KvK number has eight.)',
  },
  RSIN_CHECK: {
    nl: 'Dit RSIN bestaat niet: de negen cijfers voldoen niet aan de elfproef.',
    en: 'This RSIN does not exist: its nine digits fail the 11-test.',
  },
  RSIN_IS_BSN: {
    nl: 'Dit lijkt een burgerservicenummer (BSN) en geen RSIN: een RSIN begint met 00 of met 80 tot en met 89.',
    en: 'This looks like a citizen service number (BSN), not an RSIN: an RSIN begins with 00 or with 80 to 89.',
  },
  PARTICIPANT_NUMBER_FORM: {
    nl: 'Een deelnemersnummer bestaat uit vijf cijfers, bijvoorbeeld 12345.',
    en: 'A participant number (deelnemersnummer) is five digits, for example 12345.',
  },
  PARTICIPANT_NUMBER_IS_ENVIRONMENT: {
    nl: 'Dit is de naam van een omgeving. Gebruik het deelnemersnummer: {participantNumber}.',
    en: 'This is the name of an environment. Use the participant number: {participantNumber}.',
  },
  OIN_FORM: {
    nl: 'Een OIN bestaat uit twintig cijfers; het staat in het onderwerp van het certificaat.',
    en: 'An OIN is twenty digits; it is in the subject of the certificate.',
  },
  OIN_PREFIX: {
    nl: 'De eerste acht cijfers van dit OIN horen bij geen bekende soort. Controleer of u alle cijfers hebt overgenomen.',
    en: 'The first eight digits of this OIN belong to no known kind. Check that you copied all digits.',
  },
  OIN_KVK: {
    nl: 'Een OIN met een KvK-nummer is 00000003, de acht cijfers van het KvK-nummer en vier nullen.',
    en: 'An OIN with a KvK number is 00000003, the eight digits of the KvK number and four zeros.',
  },
  CONSULTANT_NUMBER_FORM: {
    nl: 'Een beconnummer bestaat uit zes cijfers.',
    en: 'A consultant number (beconnummer) is six digits.',
  },
  SOFTWARE_VENDOR_NUMBER_FORM: {
    nl: 'Een swo-nummer bestaat uit SWO en vijf cijfers, bijvoorbeeld SWO12345.',
    en: 'A software vendor number (swo-nummer) is SWO and five digits, for example SWO12345.',
  },
  EU_VAT_COUNTRY_MISSING: {
    nl: 'Begin het btw-nummer van de afnemer met de twee letters van het land, bijvoorbeeld DE136695976.',
    en: 'Begin the customer’s VAT number with the two letters of its country, for example DE136695976.',
  },
  EU_VAT_COUNTRY_UNKNOWN: {
    nl: '{country} is geen landcode voor de opgaaf ICP. Alleen afnemers in andere EU-landen en Noord-Ierland (XI) horen in de opgaaf.',
    en: '{country} is no country code for the ICP statement. Only customers in other EU countries and Northern Ireland (XI) belong in it.',
  },
  EU_VAT_COUNTRY_DUTCH: {
    nl: 'Een Nederlandse afnemer hoort niet in de opgaaf ICP. Die omzet komt in rubriek 1 van de btw-aangifte.',
    en: 'A Dutch customer does not belong in the ICP statement. That turnover goes in section 1 of the VAT return.',
  },
  EU_VAT_COUNTRY_BRITISH: {
    nl: 'Het Verenigd Koninkrijk (GB) hoort sinds 2021 niet meer bij de EU: de omzet komt in rubriek 3a. Voor goederen naar Noord-Ierland gebruikt u het nummer dat met XI begint.',
    en: 'The United Kingdom (GB) is outside the EU since 2021: the turnover goes in box 3a. For goods to Northern Ireland use the number that begins with XI.',
  },
  EU_VAT_FORM: {
    nl: 'Dit is geen btw-nummer uit {countryNl}. Zo ziet het eruit: {example}.',
    en: 'This is not a VAT number of {countryEn}. It looks like this: {example}.',
  },
  EU_VAT_CHECK: {
    nl: 'Dit btw-nummer uit {countryNl} bestaat niet: het controlecijfer klopt niet. Vraag het nummer na bij de afnemer. Zo ziet het eruit: {example}.',
    en: 'This VAT number of {countryEn} does not exist: its check digit is wrong. Ask the customer. It looks like this: {example}.',
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
  PAYMENT_REFERENCE_FORM: {
    nl: 'Een betalingskenmerk bestaat uit zestien cijfers.',
    en: 'A payment reference is sixteen digits.',
  },
  PAYMENT_REFERENCE_CHECK: {
    nl: 'Dit betalingskenmerk klopt niet: het eerste cijfer past niet bij de andere. Neem het kenmerk opnieuw over.',
    en: 'This payment reference is wrong: its first digit does not go with the others. Copy the reference again.',
  },
  PAYMENT_REFERENCE_SUPPLEMENT: {
    nl: 'Een suppletie heeft geen eigen betalingskenmerk. Wacht op de naheffingsaanslag en betaal met het kenmerk dat daarop staat.',
    en: 'A supplement has no payment reference of its own. Wait for the additional assessment and pay with the reference on it.',
  },
  PAYMENT_REFERENCE_ICP: {
    nl: 'Bij een opgaaf ICP hoort geen betaling en dus geen betalingskenmerk.',
    en: 'An ICP statement asks for no payment, so it has no payment reference.',
  },
  PAYMENT_QR_FIELD: {
    nl: 'Van deze betaling kan geen QR-code worden gemaakt: {field} klopt niet.',
    en: 'No QR code can be made of this payment: {field} is not right.',
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
    const messages = taxMessages(code, details);
    super(messages.en);
    this.name = 'TaxInputError';
    this.messages = messages;
  }
}

/** The sentences of a code with `{name}` replaced by the detail of that name; a detail that is absent leaves `…`. */
export function taxMessages(code: TaxErrorCode, details: TaxErrorDetails = {}): Messages {
  const filled = (sentence: string) =>
    sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(details[name] ?? '…'));
  const { nl, en } = TAX_ERRORS[code];
  return { nl: filled(nl), en: filled(en) };
}
