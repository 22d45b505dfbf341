/** What the value of a concept must look like. */
export type ValueRule =
  | { readonly kind: 'euros'; readonly digits: number; readonly zero: boolean }
  | { readonly kind: 'text'; readonly min: number; readonly max: number }
  | { readonly kind: 'pattern'; readonly pattern: string }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'count'; readonly digits: number };

const euros = (digits: number, zero = true): ValueRule => ({ kind: 'euros', digits, zero });
const text = (max: number, min = 1): ValueRule => ({ kind: 'text', min, max });
const pattern = (expression: string): ValueRule => ({ kind: 'pattern', pattern: expression });
const choice = (...values: string[]): ValueRule => ({ kind: 'choice', values });

/** Value types by the names the taxonomy gives them; facets after those names of NT13 (digipoort.md 5.4 and 5.6), as those of later versions have no public source. */
export const VALUE_TYPES = {
  monetaryNoDecimals10V: euros(10),
  monetaryNoDecimals9V: euros(9),
  monetaryNoDecimals4V: euros(4),
  monetaryNoDecimalsNoZero10V: euros(10, false),
  anstring10V: text(10),
  anstring14V: text(14),
  anstring20V: text(20),
  anstring30V: text(30),
  anstring200V: text(200),
  anstring8F: text(8, 8),
  nonNegativeInteger6F: pattern('[0-9]{6}'),
  dateTime: pattern('[0-9]{12}'),
  positiveInteger: { kind: 'count', digits: 4 },
  contact: choice('BPL', 'INT'),
  vatIdentificationNumberNL: pattern('[0-9]{9}B[0-9]{2}'),
  /** VAT number of a customer without its country; the longest of the Union has twelve signs. */
  vatIdentificationNumber: pattern('[0-9A-Z+*.]{2,12}'),
  /** Which codes the types before NT20 held has no public source. */
  isoCountrycodeEC: pattern('[A-Z]{2}'),
  countryCodeEU: choice(
    ...'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT PL PT RO SE SI SK XI'.split(' '),
  ),
} as const satisfies Record<string, ValueRule>;

/** Name of a value type. */
export type ValueType = keyof typeof VALUE_TYPES;

const PATTERNS = new Map(
  Object.values<ValueRule>(VALUE_TYPES).flatMap((rule) =>
    rule.kind === 'pattern' ? [[rule.pattern, new RegExp(`^(?:${rule.pattern})$`)] as const] : [],
  ),
);

/** True when a text value keeps its rule; an amount is none: it is judged with its unit. */
export function keepsRule(value: string, rule: ValueRule): boolean {
  switch (rule.kind) {
    case 'euros':
      return false;
    case 'text':
      return value.length >= rule.min && value.length <= rule.max;
    case 'pattern':
      return PATTERNS.get(rule.pattern)?.test(value) ?? false;
    case 'choice':
      return rule.values.includes(value);
    case 'count':
      return /^\d+$/.test(value) && value.length <= rule.digits && Number(value) > 0;
    default:
      return rule satisfies never;
  }
}
