import type { Messages } from '../tax.errors.js';

/** Name of one amount on the form: `1a.turnover`, `1a.tax`, …, `5a`, `5b`, `total`; `5d` is the small-business reduction of forms until 2021. */
export type BoxKey =
  | `${'1a' | '1b' | '1c' | '1d' | '2a' | '4a' | '4b'}.${'turnover' | 'tax'}`
  | `${'1e' | '3a' | '3b' | '3c'}.turnover`
  | '5a'
  | '5b'
  | '5d'
  | 'total';

/** One amount of the VAT return. `digits` is the most the taxonomy takes; `untilYear` the last year it was on the form. */
export interface Box {
  readonly key: BoxKey;
  readonly box: string;
  readonly column: 'turnover' | 'tax';
  readonly digits: number;
  readonly name: Messages;
  readonly untilYear?: number;
}

/** The headings 1–5 of the form. */
export const BOX_SECTIONS: Readonly<Record<string, Messages>> = {
  '1': { nl: 'Prestaties binnenland', en: 'Supplies in the Netherlands' },
  '2': { nl: 'Verleggingsregelingen binnenland', en: 'Domestic reverse charge' },
  '3': { nl: 'Prestaties naar of in het buitenland', en: 'Supplies to or in other countries' },
  '4': { nl: 'Prestaties vanuit het buitenland aan u verricht', en: 'Supplies to you from other countries' },
  '5': { nl: 'Voorbelasting en eindtotaal', en: 'Input VAT and total' },
};

const NAMES = {
  '1a': ['Leveringen/diensten belast met hoog tarief', 'Supplies taxed at the general rate'],
  '1b': ['Leveringen/diensten belast met laag tarief', 'Supplies taxed at the reduced rate'],
  '1c': ['Leveringen/diensten belast met overige tarieven, behalve 0%', 'Supplies taxed at other rates, except 0%'],
  '1d': ['Privégebruik', 'Private use'],
  '1e': ['Leveringen/diensten belast met 0% of niet bij u belast', 'Supplies taxed at 0% or not taxed with you'],
  '2a': [
    'Leveringen/diensten waarbij de omzetbelasting naar u is verlegd',
    'Supplies whose VAT is reverse-charged to you',
  ],
  '3a': ['Leveringen naar landen buiten de EU (uitvoer)', 'Supplies to countries outside the EU (export)'],
  '3b': ['Leveringen naar of diensten in landen binnen de EU', 'Supplies to or services in EU countries'],
  '3c': ['Installatie/afstandsverkopen binnen de EU', 'Installation and distance sales within the EU'],
  '4a': ['Leveringen/diensten uit landen buiten de EU', 'Supplies from countries outside the EU'],
  '4b': ['Leveringen/diensten uit landen binnen de EU', 'Supplies from EU countries'],
  '5a': ['Verschuldigde omzetbelasting (rubrieken 1 t/m 4)', 'VAT due (boxes 1 to 4)'],
  '5b': ['Voorbelasting', 'Input VAT'],
  '5d': ['Vermindering volgens de kleineondernemersregeling', 'Reduction for small businesses'],
  total: ['Totaal te betalen of terug te vragen', 'Total to pay or reclaim'],
} as const;

function box(name: keyof typeof NAMES, key: BoxKey, column: Box['column'], digits: number, untilYear?: number): Box {
  const [nl, en] = NAMES[name];
  return { key, box: name, column, digits, name: { nl, en }, ...(untilYear === undefined ? {} : { untilYear }) };
}

const both = (name: '1a' | '1b' | '1c' | '1d' | '2a' | '4a' | '4b'): Box[] => [
  box(name, `${name}.turnover`, 'turnover', 10),
  box(name, `${name}.tax`, 'tax', 9),
];
const turnoverOnly = (name: '1e' | '3a' | '3b' | '3c'): Box[] => [box(name, `${name}.turnover`, 'turnover', 10)];

/** Every amount of the return in the order of the form (domain.md 7.1); digits of digipoort.md 5.6. */
export const BOXES: readonly Box[] = [
  ...(['1a', '1b', '1c', '1d'] as const).flatMap(both),
  ...turnoverOnly('1e'),
  ...both('2a'),
  ...(['3a', '3b', '3c'] as const).flatMap(turnoverOnly),
  ...(['4a', '4b'] as const).flatMap(both),
  box('5a', '5a', 'tax', 10),
  box('5b', '5b', 'tax', 10),
  box('5d', '5d', 'tax', 4, 2021),
  box('total', 'total', 'tax', 9),
];

const BY_KEY: ReadonlyMap<string, Box> = new Map(BOXES.map((entry) => [entry.key, entry]));

/** The boxes of the form of a year, in order. */
export function boxesOfYear(year: number): readonly Box[] {
  return BOXES.filter((entry) => isOfYear(entry, year));
}

/** True for the key of a box on the form of a year. */
export function isOnForm(key: string, year: number): boolean {
  const entry = findBox(key);
  return entry !== undefined && isOfYear(entry, year);
}

const isOfYear = ({ untilYear }: Box, year: number): boolean => untilYear === undefined || year <= untilYear;

/** The box with this key, or undefined for text that names none. */
export function findBox(key: string): Box | undefined {
  return BY_KEY.get(key);
}
