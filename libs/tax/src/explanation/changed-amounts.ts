import type { CheckedIcpLine } from '../checks/checked-filing.js';
import type { BoxFigures } from '../figures/box-figures.js';
import { BOXES, type Box } from '../figures/boxes.js';
import type { Messages } from '../tax.errors.js';
import { customerKey } from './icp-customers.js';
import { SUPPLIES } from './icp-tables.js';
import { say } from './wording.js';

/** One amount that two versions of a filing state differently, whole euros; undefined where a version does not state it. */
export interface ChangedAmount {
  /** Box, or country and number of a customer. */
  readonly place: string;
  readonly name: Messages;
  readonly was: number | undefined;
  readonly is: number | undefined;
}

const COLUMN: Readonly<Record<Box['column'], Messages>> = {
  turnover: { nl: 'omzet', en: 'turnover' },
  tax: { nl: 'btw', en: 'VAT' },
};

/** Boxes stated differently, in the order of the form. Not stated and stated as 0 is a difference too: the document is another. */
export function changedBoxes(now: BoxFigures, before: BoxFigures): ChangedAmount[] {
  return BOXES.filter(({ key }) => now[key] !== before[key]).map(({ key, box, column, name }) => ({
    place: box,
    name: isTwofold(box) ? say('{name} ({column})', '{name} ({column})', { name, column: COLUMN[column] }) : name,
    was: before[key],
    is: now[key],
  }));
}

/** Whether a box has a turnover and a VAT of its own. */
const isTwofold = (name: string): boolean => BOXES.filter(({ box }) => box === name).length > 1;

/** Amounts towards customers that differ, by customer; several lines towards one customer are added. */
export function changedLines(now: readonly CheckedIcpLine[], before: readonly CheckedIcpLine[]): ChangedAmount[] {
  const [is, was] = [added(now), added(before)];
  const keys = [...new Set([...is.keys(), ...was.keys()])].sort();
  return keys
    .map((key) => {
      const line = (is.get(key) ?? was.get(key))!;
      return { place: customerKey(line), name: nameOf(line), was: was.get(key)?.amount, is: is.get(key)?.amount };
    })
    .filter((changed) => changed.was !== changed.is);
}

function added(lines: readonly CheckedIcpLine[]): Map<string, CheckedIcpLine> {
  const sums = new Map<string, CheckedIcpLine>();
  for (const line of lines) {
    const key = `${customerKey(line)} ${line.supply} ${line.correction}`;
    const known = sums.get(key);
    sums.set(key, known ? { ...known, amount: known.amount + line.amount } : line);
  }
  return sums;
}

const nameOf = ({ supply, correction }: CheckedIcpLine): Messages =>
  correction ? say('{supply} (correctie)', '{supply} (correction)', { supply: SUPPLIES[supply] }) : SUPPLIES[supply];
