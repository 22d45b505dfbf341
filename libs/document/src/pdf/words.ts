/** Language of a document. */
export type Language = 'nl' | 'en';

const NL = {
  code: 'nl-NL',
  taxpayer: 'Voor',
  number: 'Omzetbelastingnummer',
  period: 'Tijdvak',
  fileBy: 'Uiterlijk indienen',
  createdOn: 'Gemaakt op',
  because: 'Hoe dat komt',
  pay: 'Zo betaalt u',
  amount: 'Bedrag',
  payBy: 'Uiterlijk op de rekening',
  iban: 'Rekeningnummer (IBAN)',
  bic: 'BIC',
  payee: 'Ten name van',
  reference: 'Betalingskenmerk',
  scan: 'Scan met de app van uw bank',
  qr: (amount: string, reference: string) =>
    `QR-code om ${amount} met betalingskenmerk ${reference} te betalen met de app van uw bank. Alle gegevens staan ook in de tekst.`,
  logo: (office: string) => `Logo van ${office}`,
  notes: 'Goed om te weten',
  source: 'Waar deze cijfers vandaan komen',
  sourceSentence:
    'Wat u hier leest is gemaakt uit het bestand dat naar de Belastingdienst gaat. De digitale vingerafdruk (SHA-256) van dat bestand is:',
  page: (page: number, of: number) => `${page} van ${of}`,
  madeBy: (office: string) => `Opgesteld door ${office}`,
};

const EN: typeof NL = {
  code: 'en-GB',
  taxpayer: 'For',
  number: 'VAT number (omzetbelastingnummer)',
  period: 'Period',
  fileBy: 'File by',
  createdOn: 'Made on',
  because: 'Why',
  pay: 'How to pay',
  amount: 'Amount',
  payBy: 'In the account by',
  iban: 'Account number (IBAN)',
  bic: 'BIC',
  payee: 'In the name of',
  reference: 'Payment reference',
  scan: 'Scan with the app of your bank',
  qr: (amount: string, reference: string) =>
    `QR code to pay ${amount} with payment reference ${reference} in the app of your bank. All of it is in the text as well.`,
  logo: (office: string) => `Logo of ${office}`,
  notes: 'Good to know',
  source: 'Where these figures come from',
  sourceSentence:
    'What you read here was made from the file that goes to the tax office (Belastingdienst). The digital fingerprint (SHA-256) of that file is:',
  page: (page: number, of: number) => `${page} of ${of}`,
  madeBy: (office: string) => `Prepared by ${office}`,
};

/** The fixed words of a document. */
export type Words = typeof NL;

/** The fixed words in each language. */
export const WORDS: Readonly<Record<Language, Words>> = { nl: NL, en: EN };
