import { BOXES, findBox, type BoxKey } from './boxes.js';
import { TaxInputError } from '../tax.errors.js';

/** Amounts of one return in whole euros (integers); an absent box is not stated, which is not the same as 0. */
export type BoxFigures = Partial<Record<BoxKey, number>>;

/** Refuses unknown boxes, amounts that are no whole euros and amounts too long: TaxInputError BOX_UNKNOWN, BOX_NOT_WHOLE_EUROS, BOX_TOO_MANY_DIGITS. */
export function parseBoxFigures(input: Readonly<Record<string, unknown>>): BoxFigures {
  const figures: BoxFigures = {};
  for (const key of Object.keys(input))
    if (findBox(key) === undefined) throw new TaxInputError('BOX_UNKNOWN', { box: key.slice(0, 20) });
  for (const { key } of BOXES) {
    const value = input[key];
    if (value !== undefined) figures[key] = checkedAmount(key, value);
  }
  return figures;
}

function checkedAmount(key: BoxKey, value: unknown): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new TaxInputError('BOX_NOT_WHOLE_EUROS', { box: key });
  const digits = findBox(key)?.digits ?? 0;
  if (Math.abs(value) >= 10 ** digits) throw new TaxInputError('BOX_TOO_MANY_DIGITS', { box: key, digits });
  return value + 0; // -0 becomes 0
}
