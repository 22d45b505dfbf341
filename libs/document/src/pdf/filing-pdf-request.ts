import type { FilingExplanation, IsoDate } from '@akkoord/tax';
import type { Language } from './words.js';

/** The office that sends the document. */
export interface OfficeIdentity {
  readonly name: string;
  /** PNG of at most 1 MB and 4 million pixels; see `checkLogo`. */
  readonly logo?: Uint8Array;
  /** `#1F4E79`; darkened where it would be hard to read. */
  readonly colour?: string;
  /** One line of text, or several parted by line ends. */
  readonly address?: string;
}

/** All that the document of a filing shows. */
export interface FilingPdfRequest {
  readonly explanation: FilingExplanation;
  readonly office: OfficeIdentity;
  /** Fingerprint of the XBRL that will be filed, 64 hexadecimal signs. */
  readonly sha256: string;
  readonly language: Language;
  readonly createdOn: IsoDate;
  /** Content of the payment QR code (EPC069-12), 331 bytes at most; shown next to the payment. */
  readonly epcQr?: string;
}
