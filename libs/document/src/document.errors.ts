import type { Messages } from '@akkoord/tax';

/** Every code with which libs/document refuses to make a PDF; the source of `docs/errors.md`. Codes are stable, sentences are not. */
export const DOCUMENT_ERRORS = {
  LOGO_UNREADABLE: {
    nl: 'Het logo is geen leesbaar PNG-bestand. Sla het opnieuw op als PNG en probeer het nog eens.',
    en: 'The logo is not a readable PNG file. Save it as PNG again and retry.',
  },
  LOGO_TOO_LARGE: {
    nl: 'Het logo is te groot. Gebruik een PNG van ten hoogste 1 MB en 4 miljoen beeldpunten.',
    en: 'The logo is too large. Use a PNG of at most 1 MB and 4 million pixels.',
  },
  COLOUR_INVALID: {
    nl: 'De kleur van het kantoor moet zes tekens na een hekje hebben, bijvoorbeeld #1F4E79.',
    en: 'The colour of the office must be a hash sign with six characters, for example #1F4E79.',
  },
  SHA256_INVALID: {
    nl: 'De vingerafdruk van het bestand (SHA-256) moet uit 64 tekens 0–9 en a–f bestaan.',
    en: 'The fingerprint of the file (SHA-256) must be 64 characters 0–9 and a–f.',
  },
  CREATED_ON_INVALID: {
    nl: 'De datum waarop de PDF is gemaakt moet een bestaande dag zijn (jjjj-mm-dd).',
    en: 'The day on which the PDF was made must be an existing day (yyyy-mm-dd).',
  },
  EPC_QR_TOO_LONG: {
    nl: 'De inhoud van de QR-code voor betalen is te lang: ten hoogste 331 bytes.',
    en: 'The content of the payment QR code is too long: 331 bytes at most.',
  },
  TABLE_UNEVEN: {
    nl: 'Een tabel in de toelichting heeft een regel met te veel of te weinig kolommen. Meld dit aan de softwareleverancier.',
    en: 'A table of the explanation has a row with too many or too few columns. Report this to the software supplier.',
  },
} as const satisfies Record<string, Messages>;

/** A stable code of libs/document. */
export type DocumentErrorCode = keyof typeof DOCUMENT_ERRORS;

/** What was given cannot be made into a PDF; `code` is stable, `messages` can be shown. Never holds the refused value. */
export class DocumentInputError extends Error {
  readonly messages: Messages;

  constructor(
    readonly code: DocumentErrorCode,
    options?: ErrorOptions,
  ) {
    super(DOCUMENT_ERRORS[code].en, options);
    this.name = 'DocumentInputError';
    this.messages = DOCUMENT_ERRORS[code];
  }
}
