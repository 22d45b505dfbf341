import type { MandateTerms } from '@akkoord/contracts';
import { isIsoDate, type IsoDate } from '@akkoord/tax';
import type { MandateRefusal } from './mandate.errors.js';

/** Why these terms are not taken today, or nothing. Pure. */
export function mandateProblem(terms: MandateTerms, today: IsoDate): MandateRefusal | undefined {
  if (!isTermRight(terms, today)) return 'MANDATE_TERM_WRONG';
  if (!isIsoDate(terms.givenOn) || terms.givenOn > today) return 'MANDATE_GIVEN_LATER';
  if ((terms.documentSha256 === undefined) === (terms.documentText === undefined)) return 'MANDATE_NOT_DOCUMENTED';
  return coverProblem(terms);
}

/** Nobody agrees for ever: both days are named, and two years is the most. */
function isTermRight({ startsOn, endsOn }: MandateTerms, today: IsoDate): boolean {
  if (!isIsoDate(startsOn) || !isIsoDate(endsOn)) return false;
  return startsOn <= endsOn && endsOn >= today && endsOn <= inYears(startsOn, 2);
}

/** The same day so many years on; 29 February becomes a day that sorts right, whether it exists or not. */
const inYears = (day: IsoDate, years: number): string => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;

function coverProblem({ covers, kinds }: MandateTerms): MandateRefusal | undefined {
  switch (covers.kind) {
    case 'nil':
      return kinds.every((kind) => kind === 'vat-return') ? undefined : 'MANDATE_NIL_ONLY_RETURNS';
    case 'total':
      if (kinds.includes('icp-statement')) return 'MANDATE_KIND_WITHOUT_TOTAL';
      return isBand(covers) ? undefined : 'MANDATE_BAND_WRONG';
    default:
      return covers.kind satisfies never;
  }
}

const isBand = ({ least, most }: MandateTerms['covers']): boolean =>
  least !== undefined && most !== undefined && least <= most;
