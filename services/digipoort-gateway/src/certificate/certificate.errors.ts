import { Refusal } from '@akkoord/service-kit';

/** Why a file or certificate is not taken, by stable code. */
export const IMPORT_REFUSALS = {
  CERTIFICATE_FILE_TOO_LARGE: {
    nl: 'Dit bestand is te groot voor een certificaat. Kies het .p12- of .pfx-bestand dat u van de leverancier kreeg.',
    en: 'This file is too large for a certificate. Choose the .p12 or .pfx file that the provider gave you.',
  },
  CERTIFICATE_FILE_BROKEN: {
    nl: 'Dit bestand is geen leesbaar PKCS#12-bestand (.p12 of .pfx). Misschien is het beschadigd of is het een ander soort bestand.',
    en: 'This file is no readable PKCS#12 file (.p12 or .pfx). It may be damaged, or be another kind of file.',
  },
  CERTIFICATE_FILE_UNSUPPORTED: {
    nl: 'Dit PKCS#12-bestand is versleuteld op een manier die niet wordt ondersteund. Exporteer het opnieuw met AES-256 of 3DES.',
    en: 'This PKCS#12 file is encrypted in a way that is not supported. Export it again with AES-256 or 3DES.',
  },
  CERTIFICATE_FILE_TOO_HEAVY: {
    nl: 'Het lezen van dit bestand kostte te veel tijd of geheugen en is gestopt. Exporteer het certificaat opnieuw.',
    en: 'Reading this file took too much time or memory and was stopped. Export the certificate again.',
  },
  CERTIFICATE_PASSWORD_WRONG: {
    nl: 'Het wachtwoord van het bestand klopt niet. Let op hoofdletters en probeer het opnieuw.',
    en: 'The password of the file is wrong. Mind capitals and try again.',
  },
  CERTIFICATE_PEM_BROKEN: {
    nl: 'De PEM-tekst van sleutel of certificaat is niet te lezen. Een sleutel in PEM mag geen wachtwoord hebben; gebruik anders een .p12-bestand.',
    en: 'The PEM text of key or certificate cannot be read. A key in PEM must have no password; use a .p12 file otherwise.',
  },
  CERTIFICATE_KEY_MISSING: {
    nl: 'Er zit geen sleutel in dit bestand. Exporteer het certificaat opnieuw, met de persoonlijke sleutel erbij.',
    en: 'There is no key in this file. Export the certificate again, with its private key.',
  },
  CERTIFICATE_MISSING: {
    nl: 'Er zit geen certificaat in dit bestand, alleen een sleutel. Exporteer sleutel en certificaat samen.',
    en: 'There is no certificate in this file, only a key. Export key and certificate together.',
  },
  CERTIFICATE_SEVERAL_KEYS: {
    nl: 'Er zit meer dan één sleutel in dit bestand. Exporteer alleen het certificaat dat u wilt gebruiken.',
    en: 'There is more than one key in this file. Export only the certificate you want to use.',
  },
  CERTIFICATE_KEY_MISMATCH: {
    nl: 'De sleutel hoort niet bij het certificaat in dit bestand. Exporteer ze opnieuw, samen.',
    en: 'The key does not belong to the certificate in this file. Export them again, together.',
  },
  CERTIFICATE_KEY_UNSUITABLE: {
    nl: 'Digipoort wil een RSA-sleutel van ten minste 2048 bits. Vraag bij de leverancier een PKIoverheid-servercertificaat aan.',
    en: 'Digipoort wants an RSA key of at least 2048 bits. Order a PKIoverheid server certificate from a provider.',
  },
  CERTIFICATE_CHAIN_MISSING: {
    nl: 'De tussenliggende certificaten van de uitgever ontbreken. Exporteer met alle certificaten in het certificeringspad, of stuur ze mee.',
    en: "The issuer's certificates are missing. Export with all certificates in the certification path, or send them along.",
  },
  CERTIFICATE_EXPIRED: {
    nl: 'Dit certificaat is verlopen. Gebruik het nieuwe certificaat van de leverancier.',
    en: 'This certificate has expired. Use the new certificate of the provider.',
  },
  CERTIFICATE_WITHOUT_OIN: {
    nl: 'In dit certificaat staat geen nummer van de organisatie (OIN, twintig cijfers). Digipoort kan het niet gebruiken; het moet een PKIoverheid-certificaat zijn.',
    en: 'This certificate holds no number of the organisation (OIN, twenty digits). Digipoort cannot use it; it has to be a PKIoverheid certificate.',
  },
  CERTIFICATE_NOT_FOR_TLS: {
    nl: 'Dit certificaat is niet bedoeld om verbinding mee te maken (clientAuth). Gebruik het alleen om te ondertekenen.',
    en: 'This certificate is not meant for connecting (clientAuth). Use it for signing only.',
  },
  CERTIFICATE_TEST_IN_PRODUCTION: {
    nl: 'Dit is een testcertificaat. In de productieomgeving kan het niet worden gebruikt.',
    en: 'This is a test certificate. It cannot be used in the production environment.',
  },
  CERTIFICATE_NOT_AS_SHOWN: {
    nl: 'Dit is een ander certificaat dan u te zien kreeg. Bekijk het opnieuw voordat u het opslaat.',
    en: 'This is another certificate than the one you were shown. Look at it again before you save it.',
  },
  CERTIFICATE_ALREADY_STORED: {
    nl: 'Dit certificaat is al opgeslagen.',
    en: 'This certificate is stored already.',
  },
  CERTIFICATE_INPUT_UNCLEAR: {
    nl: 'Stuur een .p12-bestand met wachtwoord, of een sleutel met certificaten in PEM: een van de twee.',
    en: 'Send a .p12 file with its password, or a key with certificates in PEM: one of the two.',
  },
} as const;

/** One of IMPORT_REFUSALS. */
export type ImportRefusalCode = keyof typeof IMPORT_REFUSALS;

/** A file or certificate that is not taken; nothing of it is stored. The cause tells neither content nor password. */
export class ImportRefused extends Refusal {
  constructor(
    readonly importCode: ImportRefusalCode,
    cause?: unknown,
  ) {
    super(importCode, { ...IMPORT_REFUSALS[importCode], cause });
  }
}

/** What a person should know of a certificate that can be taken. */
export const IMPORT_REMARKS = {
  CERTIFICATE_NOT_YET_VALID: {
    nl: 'Dit certificaat is nog niet geldig. Het wordt vanzelf gebruikt vanaf zijn begindatum.',
    en: 'This certificate is not valid yet. It is used by itself from its first day.',
  },
  CERTIFICATE_CHAIN_INCOMPLETE: {
    nl: 'Het stamcertificaat zit niet in het bestand. Dat is meestal geen bezwaar.',
    en: 'The root certificate is not in the file. That is usually no problem.',
  },
  CERTIFICATE_OIN_UNKNOWN: {
    nl: 'Het nummer van de organisatie (OIN) begint met cijfers van geen bekende soort. Controleer het certificaat.',
    en: "The organisation's number (OIN) begins with digits of no known kind. Check the certificate.",
  },
  CERTIFICATE_OIN_DIFFERS: {
    nl: 'Het kantoor heeft een certificaat met een ander nummer (OIN). De stand van wat daarmee is verzonden, is alleen met dat certificaat op te vragen.',
    en: 'The office has a certificate with another number (OIN). The status of what was sent with it can only be asked for with that one.',
  },
  CERTIFICATE_PRODUCTION_IN_TEST: {
    nl: 'Dit is een echt certificaat, voor de testomgeving. Dat mag, als u dat bedoelt.',
    en: 'This is a real certificate, for the test environment. That is allowed, if you mean it.',
  },
  CERTIFICATE_KNOWN: {
    nl: 'Dit certificaat is al opgeslagen.',
    en: 'This certificate is stored already.',
  },
} as const;

/** One of IMPORT_REMARKS. */
export type ImportRemarkCode = keyof typeof IMPORT_REMARKS;

/** The office has no such certificate. */
export class CertificateNotFound extends Refusal {
  constructor() {
    super('CERTIFICATE_NOT_FOUND', {
      nl: 'Dit certificaat bestaat niet bij dit kantoor.',
      en: 'This office has no such certificate.',
      status: 404,
    });
  }
}
