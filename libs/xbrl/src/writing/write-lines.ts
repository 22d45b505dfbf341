import type { IcpLine } from '../filing.js';
import type { IcpForm } from '../taxonomies/taxonomy.js';
import { keepsRule, VALUE_TYPES, type ValueRule } from '../taxonomies/value-types.js';
import { finding, XbrlRefused } from '../xbrl.errors.js';
import type { InstanceWriter } from './instance-writer.js';
import { fitsAmount } from './write-figures.js';

/** Writes the lines of an ICP statement in the order given; throws XbrlRefused XBRL_WRITE_NO_LINES, _LINE, _LINE_TWICE, _CORRECTION. */
export function writeLines(writer: InstanceWriter, lines: readonly IcpLine[]): void {
  if (lines.length === 0) throw new XbrlRefused(finding('XBRL_WRITE_NO_LINES'));
  const { icp } = writer.taxonomy;
  switch (icp.form) {
    case 'tuples':
      return writeTuples(writer, lines, icp);
    case 'dimensions':
      return writeDimensions(writer, lines, icp);
    default:
      return icp satisfies never;
  }
}

function writeTuples(writer: InstanceWriter, lines: readonly IcpLine[], icp: IcpForm & { form: 'tuples' }): void {
  const byName = new Map(writer.concepts.map((concept) => [concept.name, concept]));
  for (const [index, line] of lines.entries()) {
    const tuple = icp.tuples.find(({ supply, correction }) => supply === line.supply && correction === line.correction);
    if (tuple === undefined) throw refusal('XBRL_WRITE_CORRECTION', index);
    const children = tuple.children.map((name) => {
      const concept = byName.get(name);
      if (concept?.role.kind !== 'customer')
        return writer.amount(name, checkedAmount(line.amount, concept?.rule, index));
      const { part } = concept.role;
      return writer.text(name, checkedText(line[part], concept.rule, index, part));
    });
    writer.addTuple(tuple.name, children);
  }
}

function writeDimensions(
  writer: InstanceWriter,
  lines: readonly IcpLine[],
  { country, vatNumber }: IcpForm & { form: 'dimensions' },
): void {
  const contexts = new Set<string>();
  const stated = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const concept = writer.concepts.find(
      ({ role }) => role.kind === 'supply' && role.supply === line.supply && role.correction === line.correction,
    );
    if (concept === undefined) throw refusal('XBRL_WRITE_CORRECTION', index);
    checkedText(line.country, VALUE_TYPES[country.type], index, 'country');
    checkedText(line.vatNumber, VALUE_TYPES[vatNumber.type], index, 'vatNumber');
    const context = `ICP_${idPart(line.country)}_${idPart(line.vatNumber)}`;
    if (!contexts.has(context))
      writer.addContext(context, [
        [vatNumber, line.vatNumber],
        [country, line.country],
      ]);
    contexts.add(context);
    if (stated.has(`${concept.name} ${context}`)) throw refusal('XBRL_WRITE_LINE_TWICE', index);
    stated.add(`${concept.name} ${context}`);
    writer.addFact(writer.amount(concept.name, checkedAmount(line.amount, concept.rule, index), context));
  }
}

/** An id takes letters and digits; signs some VAT numbers have (`+`, `*`, `.`) are spelled out, so that no two become one. */
function idPart(text: string): string {
  return text.replace(/[^0-9A-Za-z]/g, (sign) => `-${sign.charCodeAt(0).toString(16)}-`);
}

function checkedText(value: string, rule: ValueRule, index: number, field: string): string {
  if (!keepsRule(value, rule)) throw refusal('XBRL_WRITE_LINE', index, { field });
  return value;
}

function checkedAmount(amount: number, rule: ValueRule | undefined, index: number): number {
  if (rule === undefined || !fitsAmount(amount, rule)) throw refusal('XBRL_WRITE_LINE', index, { field: 'amount' });
  return amount;
}

function refusal(
  code: 'XBRL_WRITE_LINE' | 'XBRL_WRITE_LINE_TWICE' | 'XBRL_WRITE_CORRECTION',
  index: number,
  details: Readonly<Record<string, string>> = {},
): XbrlRefused {
  return new XbrlRefused(finding(code, 'refuse', { line: index + 1, ...details }));
}
