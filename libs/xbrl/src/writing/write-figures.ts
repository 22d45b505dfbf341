import {
  BOXES,
  checkSupplementArithmetic,
  completeFigures,
  parseBoxFigures,
  TaxInputError,
  type BoxFigures,
  type BoxKey,
} from '@akkoord/tax';
import type { Concept } from '../concepts.js';
import { finding, XbrlRefused } from '../xbrl.errors.js';
import type { SupplementToWrite } from './filing-to-write.js';
import type { InstanceWriter } from './instance-writer.js';

/** Writes every box of the form, absent ones as 0; throws TaxInputError for figures that are wrong or not on the form. */
export function writeBoxes(writer: InstanceWriter, given: BoxFigures): void {
  const figures = parseBoxFigures(completeFigures(parseBoxFigures(given)));
  const onForm = new Set<BoxKey>(['total']); // a supplement has totals of its own
  for (const { name, role } of writer.concepts) {
    if (role.kind !== 'box') continue;
    onForm.add(role.box);
    const amount = figures[role.box] ?? (isOptional(role.box) ? undefined : 0);
    if (amount !== undefined) writer.addFact(writer.amount(name, amount));
  }
  for (const box of Object.keys(figures) as BoxKey[])
    if (!onForm.has(box)) throw new TaxInputError('BOX_UNKNOWN', { box });
}

/** A box that went off the form is stated only when given. */
function isOptional(key: BoxKey): boolean {
  return BOXES.some((box) => box.key === key && box.untilYear !== undefined);
}

/** Writes new, old and difference; throws TaxInputError ARITHMETIC_… when they do not hold. */
export function writeTotals(writer: InstanceWriter, { figures, supplement }: SupplementToWrite): void {
  const [problem] = checkSupplementArithmetic(completeFigures(figures), supplement);
  if (problem !== undefined) throw new TaxInputError(problem.code, { box: problem.box });
  for (const { name, role, rule } of writer.concepts) {
    if (role.kind !== 'total') continue;
    const amount = supplement[role.total];
    if (!fitsAmount(amount, rule)) throw new XbrlRefused(finding('XBRL_WRITE_AMOUNT', 'refuse', { concept: name }));
    writer.addFact(writer.amount(name, amount + 0));
  }
}

/** True for whole euros of no more digits than the type takes, and not 0 where it may not be. */
export function fitsAmount(amount: number, rule: Concept['rule']): boolean {
  if (rule.kind !== 'euros' || !Number.isSafeInteger(amount) || (amount === 0 && !rule.zero)) return false;
  return Math.abs(amount) < 10 ** rule.digits;
}
