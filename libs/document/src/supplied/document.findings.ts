import type { Messages } from '@akkoord/tax';
import type { Finding, FindingDetails, Severity } from '@akkoord/xbrl';

/** Every finding about a supplied PDF with its sentences; the source of `docs/checks.md`. Codes are stable, sentences are not. */
export const DOCUMENT_FINDINGS = {
  PDF_TOTAL_DIFFERS: {
    nl: 'In de meegestuurde PDF staat bij dit totaal een ander bedrag dan in de aangifte. Kijk welk van de twee klopt voordat u verdergaat.',
    en: 'The supplied PDF shows another amount for this total than the filing. Find out which of the two is right before you go on.',
  },
  PDF_OTHER_TAXPAYER: {
    nl: 'In de meegestuurde PDF staat het omzetbelastingnummer van een ander. Controleer of het juiste document is meegestuurd.',
    en: 'The supplied PDF names the VAT number of someone else. Check that the right document was supplied.',
  },
  PDF_OTHER_PERIOD: {
    nl: 'De meegestuurde PDF gaat over een ander tijdvak dan de aangifte. Controleer of het juiste document is meegestuurd.',
    en: 'The supplied PDF is about another period than the filing. Check that the right document was supplied.',
  },
  PDF_NO_TEXT: {
    nl: 'De meegestuurde PDF bevat geen tekst (bijvoorbeeld een scan). De bedragen erin zijn niet vergeleken.',
    en: 'The supplied PDF holds no text (it may be a scan). Its amounts were not compared.',
  },
  PDF_NO_TOTALS: {
    nl: 'In de meegestuurde PDF zijn geen totalen herkend. De bedragen erin zijn niet vergeleken.',
    en: 'No totals were recognised in the supplied PDF. Its amounts were not compared.',
  },
  PDF_ENCRYPTED: {
    nl: 'De meegestuurde PDF is beveiligd met een wachtwoord en is niet vergeleken. Stuur een PDF zonder wachtwoord mee.',
    en: 'The supplied PDF is protected by a password and was not compared. Supply a PDF without a password.',
  },
  PDF_BROKEN: {
    nl: 'De meegestuurde PDF is beschadigd en is niet vergeleken. Maak het document opnieuw en stuur het nog eens.',
    en: 'The supplied PDF is damaged and was not compared. Make the document again and send it once more.',
  },
  PDF_NOT_A_PDF: {
    nl: 'Het meegestuurde document is geen PDF en is niet vergeleken. Stuur een PDF mee.',
    en: 'The supplied document is not a PDF and was not compared. Supply a PDF.',
  },
  PDF_TOO_LARGE: {
    nl: 'Het meegestuurde document is te groot en is niet vergeleken. Stuur een kleinere PDF mee.',
    en: 'The supplied document is too large and was not compared. Supply a smaller PDF.',
  },
  PDF_TOO_MANY_PAGES: {
    nl: 'De meegestuurde PDF heeft te veel bladzijden en is niet vergeleken. Stuur een kortere PDF mee.',
    en: 'The supplied PDF has too many pages and was not compared. Supply a shorter PDF.',
  },
  PDF_TOO_HEAVY: {
    nl: 'Het lezen van de meegestuurde PDF kostte te veel tijd of geheugen; de PDF is niet vergeleken. Stuur een eenvoudiger PDF mee.',
    en: 'Reading the supplied PDF took too much time or memory; it was not compared. Supply a simpler PDF.',
  },
} as const satisfies Record<string, Messages>;

/** A stable code of a finding about a supplied PDF. */
export type DocumentFindingCode = keyof typeof DOCUMENT_FINDINGS;

// Nothing to compare is no fault of the sender; all else is for a person to look at. None stops a filing: the XBRL is what is filed.
const NOTES: ReadonlySet<DocumentFindingCode> = new Set(['PDF_NO_TEXT', 'PDF_NO_TOTALS']);

/** Severity of each code: `note` for nothing to compare, `warn` for the rest. */
export function severityOf(code: DocumentFindingCode): Severity {
  return NOTES.has(code) ? 'note' : 'warn';
}

/** Makes a finding; `details` may hold boxes, amounts, limits and periods, never a VAT number. */
export function documentFinding(code: DocumentFindingCode, details: FindingDetails = {}): Finding {
  return { code, severity: severityOf(code), messages: DOCUMENT_FINDINGS[code], details };
}
