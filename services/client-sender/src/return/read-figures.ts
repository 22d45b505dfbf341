import type { IcpCustomer, MessageKind, ReturnFigures, RoundedAmount } from '@akkoord/contracts';
import {
  completeFigures,
  computeTotal,
  figuresFromCents,
  parseBoxFigures,
  type BoxFigures,
  type SupplementTotals,
} from '@akkoord/tax';
import type { IcpLine, IcpSupply } from '@akkoord/xbrl';
import { FiguresOfAnotherKind } from './return.errors.js';

/** The amounts of a filing in whole euros, by kind, and what rounding did to them. */
export type ReadFigures = (
  | { readonly kind: 'vat-return'; readonly figures: BoxFigures }
  | { readonly kind: 'supplement'; readonly figures: BoxFigures; readonly supplement: SupplementTotals }
  | { readonly kind: 'icp-statement'; readonly lines: readonly IcpLine[] }
) & { readonly rounding?: readonly RoundedAmount[] };

/** Reads the amounts an ERP gave; throws FiguresOfAnotherKind, or TaxInputError for a box or a sum that is not right. */
export function readFigures(kind: MessageKind, given: ReturnFigures): ReadFigures {
  refuseOtherKinds(kind, given);
  switch (kind) {
    case 'vat-return':
      return { kind, ...readBoxes(given) };
    case 'supplement':
      return { kind, ...readSupplement(given) };
    case 'icp-statement':
      return { kind, ...readCustomers(given) };
    default:
      return kind satisfies never;
  }
}

const WANTED = {
  'vat-return': ['boxes'],
  supplement: ['boxes', 'alreadyDeclared'],
  'icp-statement': ['customers'],
} as const;
const ALLOWED: Readonly<Record<MessageKind, readonly string[]>> = {
  ...WANTED,
  supplement: [...WANTED.supplement, 'discoveredOn'],
  'icp-statement': [...WANTED['icp-statement'], 'corrections'],
};
const FIELDS = ['boxes', 'alreadyDeclared', 'discoveredOn', 'customers', 'corrections'] as const;

/** A field of another kind is a mistake that would otherwise be passed over in silence. */
function refuseOtherKinds(kind: MessageKind, given: ReturnFigures): void {
  // An ICP statement may hold nothing but corrections of earlier ones.
  const isOnlyCorrections = kind === 'icp-statement' && given.corrections !== undefined;
  const missing = isOnlyCorrections ? undefined : WANTED[kind].find((field) => given[field] === undefined);
  const tooMany = FIELDS.find((field) => given[field] !== undefined && !ALLOWED[kind].includes(field));
  if (missing !== undefined || tooMany !== undefined) throw new FiguresOfAnotherKind(kind, missing, tooMany);
}

function readBoxes({ boxes = {}, amountsIn = 'euros' }: ReturnFigures): {
  figures: BoxFigures;
  rounding?: RoundedAmount[];
} {
  if (amountsIn === 'euros') return { figures: completeFigures(parseBoxFigures(boxes)) };
  const { figures, rounding } = figuresFromCents(boxes);
  return { figures, rounding: rounding.map(({ box, cents, euros }) => ({ where: box, cents, euros })) };
}

function readSupplement(given: ReturnFigures): {
  figures: BoxFigures;
  supplement: SupplementTotals;
  rounding?: RoundedAmount[];
} {
  const { figures, rounding } = readBoxes(given);
  const totalNew = figures.total ?? computeTotal(figures);
  const totalOld = given.alreadyDeclared ?? 0;
  const supplement = { totalNew, totalOld, difference: totalNew - totalOld };
  // A supplement states its new total apart; box 5g of a return is not on its form (digipoort.md 5.3).
  const { total: _total, ...withoutTotal } = figures;
  return { figures: withoutTotal, supplement, ...(rounding ? { rounding } : {}) };
}

const SUPPLIES: readonly IcpSupply[] = ['goods', 'services', 'triangular'];

function readCustomers({ customers = [], corrections = [], amountsIn = 'euros' }: ReturnFigures): {
  lines: IcpLine[];
  rounding?: RoundedAmount[];
} {
  const rounding: RoundedAmount[] = [];
  const linesOf = (list: readonly IcpCustomer[], name: string, correction: boolean): IcpLine[] =>
    list.flatMap((customer, index) =>
      SUPPLIES.flatMap((supply): IcpLine[] => {
        const given = customer[supply];
        if (given === undefined) return [];
        const amount = amountsIn === 'cents' ? roundToEuro(given) : given;
        if (amountsIn === 'cents' && given % 100 !== 0) {
          rounding.push({ where: `${name}.${index}.${supply}`, cents: given, euros: amount });
        }
        // The type of the amount takes no zero (digipoort.md 5.5): what rounds to nothing is left out.
        if (amount === 0) return [];
        const { country, vatNumber } = customer;
        return [{ country, vatNumber: withoutCountry(country, vatNumber), supply, correction, amount }];
      }),
    );
  const lines = [...linesOf(customers, 'customers', false), ...linesOf(corrections, 'corrections', true)];
  return amountsIn === 'cents' ? { lines, rounding } : { lines };
}

/** To the nearest euro, half away from zero: no VAT follows from these amounts, so there is no side to favour. */
const roundToEuro = (cents: number): number => Math.sign(cents) * Math.round(Math.abs(cents) / 100) + 0;

/** The instance holds the number without its country; whether it can be right is for the checks to say (a warning, not a refusal). */
function withoutCountry(country: string, text: string): string {
  const number = text.toUpperCase().replaceAll(/[\s.-]/g, '');
  // Greece writes EL in VAT and GR elsewhere.
  const prefix = [country, ...(country === 'EL' ? ['GR'] : [])].find((letters) => number.startsWith(letters));
  return prefix === undefined ? number : number.slice(prefix.length);
}
