import { readFiling, XbrlRefused, type Filing } from '@akkoord/xbrl';
import type { Words } from '../process/process.js';

/** Kinds of message that Digipoort knows here, with the kind of filing that belongs in each. */
export const BERICHTSOORTEN: Readonly<Record<string, Filing['kind']>> = {
  Omzetbelasting: 'vat-return',
  ICP: 'icp-statement',
  OBSUP: 'supplement',
};

/** What the validation of Digipoort says of a document. */
export type FilingCheck = { isValid: true; period: { start: string; end: string } } | { isValid: false; words: Words };

/** Validates a document against its taxonomy and against the number in the request (digipoort page 8.3, a–e and g). */
export function checkFiling(document: Buffer, berichtsoort: string, nummer: string): FilingCheck {
  try {
    const filing = readFiling(document, { arithmetic: 'report' });
    if (filing.kind !== BERICHTSOORTEN[berichtsoort]) return invalid(['entry point does not belong to berichtsoort']);
    if (String(filing.taxpayer) !== nummer) return { isValid: false, words: numberMismatch(nummer) };
    return { isValid: true, period: { start: filing.period.start, end: filing.period.end } };
  } catch (error) {
    if (!(error instanceof XbrlRefused)) throw error;
    return invalid(error.findings.map(({ code }) => code));
  }
}

// Text of Logius for a number that differs (digipoort page 3.2).
function numberMismatch(nummer: string): Words {
  return {
    foutcode: 'VAS500',
    foutbeschrijving: `Het meegegeven bedrijfsnummer komt niet exact overeen met bedrijfsnummer: ${nummer} uit het XBRL bericht.`,
  };
}

/** The report of the validator, in the shape Microsoft's tests show: `results` of Batavia with a message per finding. */
function invalid(codes: readonly string[]): FilingCheck {
  const messages = codes.map(
    (code, index) =>
      `<msg line="0" col="0" technicalRole="error" userRole="error" level="error" id="${index + 1}">${code}</msg>`,
  );
  const words = {
    foutcode: 'VAS500',
    foutbeschrijving: `Validatie niet gelukt: ${codes.slice(0, 5).join(', ')}`,
    statusdetails: `<results xmlns="http://nlvalidatie.nl/batavia"><xbrl><messages>${messages.join('')}</messages></xbrl></results>`,
  };
  return { isValid: false, words };
}
