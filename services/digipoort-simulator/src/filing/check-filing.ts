import { amsterdamDate, checkFiling as checkTax } from '@akkoord/tax';
import { examineFiling, type Filing, type Finding } from '@akkoord/xbrl';
import { bataviaReport, type Words } from '../process/words.js';

/** Kinds of message that Digipoort knows here, with the kind of filing that belongs in each. */
export const BERICHTSOORTEN: Readonly<Record<string, Filing['kind']>> = {
  Omzetbelasting: 'vat-return',
  ICP: 'icp-statement',
  OBSUP: 'supplement',
};

/** What becomes of a document: taken, refused by the validation (311), or by the Belastingdienst (510). */
export type FilingCheck =
  | { readonly verdict: 'valid'; readonly period: { start: string; end: string } }
  | { readonly verdict: 'invalid' | 'refused'; readonly words: Words };

/** What a document is judged by besides itself. */
export interface Judgement {
  readonly berichtsoort: string;
  readonly nummer: string;
  readonly now: Date;
  /** Where sums that do not hold are refused. */
  readonly arithmetic: '311' | '510';
}

/** Judges a document as digipoort page 8.3 has it: a–e by the validation, business rules by the authority, sums by either. */
export async function checkFiling(
  document: Buffer,
  { berichtsoort, nummer, now, arithmetic }: Judgement,
): Promise<FilingCheck> {
  const { filing, findings } = await examineFiling(document, { arithmetic: 'report' });
  const wrong = findings.filter(({ severity, code }) => severity === 'refuse' && !isArithmetic(code));
  if (!filing || wrong.length > 0) return invalid(wrong.map(({ code }) => code));
  if (filing.kind !== BERICHTSOORTEN[berichtsoort]) return invalid(['entry point does not belong to berichtsoort']);
  if (String(filing.taxpayer) !== nummer) return { verdict: 'invalid', words: numberMismatch(String(filing.taxpayer)) };
  return judgeFigures(filing, amsterdamDate(now), arithmetic);
}

const isArithmetic = (code: string): boolean => code.startsWith('ARITHMETIC_');

function judgeFigures(filing: Filing, today: string, arithmetic: Judgement['arithmetic']): FilingCheck {
  const refused = checkTax(filing, { today }).filter(({ severity }) => severity === 'refuse');
  const [first] = refused;
  if (!first) return { verdict: 'valid', period: { start: filing.period.start, end: filing.period.end } };
  if (arithmetic === '311' && refused.some(({ code }) => isArithmetic(code))) {
    return invalid(refused.map(({ code }) => code));
  }
  return { verdict: 'refused', words: wordsOf(first) };
}

// The codes of the Belastingdienst for 510 are not public: number and sentence are ours.
const wordsOf = ({ messages }: Finding): Words => ({ foutcode: '0300', foutbeschrijving: messages.nl });

// Text of Logius for a number that differs (digipoort page 3.2).
function numberMismatch(inDocument: string): Words {
  return {
    foutcode: 'VAS500',
    foutbeschrijving: `Het meegegeven bedrijfsnummer komt niet exact overeen met bedrijfsnummer: ${inDocument} uit het XBRL bericht.`,
  };
}

function invalid(codes: readonly string[]): FilingCheck {
  const words = {
    foutcode: 'VAS500',
    foutbeschrijving: `Validatie niet gelukt: ${codes.slice(0, 5).join(', ')}`,
    statusdetails: bataviaReport(codes),
  };
  return { verdict: 'invalid', words };
}
