import { isOmzetbelastingNumber } from '@akkoord/tax';
import type { Filing } from '@akkoord/xbrl';

const NUMBER =
  /(?<![\p{L}\d])(?:NL[ .]?)?(\d[ .]?\d[ .]?\d[ .]?\d[ .]?\d[ .]?\d[ .]?\d[ .]?\d[ .]?\d)[ .]?B[ .]?(\d\d)(?!\d)/giu;
// The letterhead of an office shows the office's own number beside these.
const LETTERHEAD = /\b(?:kvk|k\.v\.k|coc|iban|bic|bank)\b/iu;

/** True when a document names VAT numbers and none is that of the filing. A number whose 11-test fails is a sole trader's btw-id or no number, and says nothing. */
export function namesOtherTaxpayer(lines: readonly string[], filing: Filing): boolean {
  const own = new Set([
    filing.taxpayer,
    ...(filing.kind === 'icp-statement' ? [filing.header.fiscalEntityDivision ?? ''] : []),
  ]);
  const found = lines.flatMap((line) =>
    [...line.matchAll(NUMBER)].map(([, digits = '', sub = '']) => ({
      number: `${digits.replace(/\D/gu, '')}B${sub}`,
      isLetterhead: LETTERHEAD.test(line),
    })),
  );
  if (found.some(({ number }) => own.has(number))) return false;
  return found.some(({ number, isLetterhead }) => !isLetterhead && isOmzetbelastingNumber(number));
}
