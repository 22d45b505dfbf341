import type { FilingHeader } from '../filing.js';
import { holdsMarkup } from '../instance/markup.js';
import { keepsRule, type ValueRule } from '../taxonomies/value-types.js';
import { finding, XbrlRefused } from '../xbrl.errors.js';
import type { InstanceWriter } from './instance-writer.js';

/** Writes the header facts in the order of the taxonomy; throws XbrlRefused XBRL_WRITE_HEADER with the field. */
export function writeHeader(writer: InstanceWriter, header: FilingHeader): void {
  const left = new Set(Object.entries(header).flatMap(([field, value]) => (value === undefined ? [] : [field])));
  for (const { name, role, rule, expected } of writer.concepts) {
    if (role.kind === 'association') {
      left.delete('professionalAssociations');
      for (const [index, text] of (header.professionalAssociations ?? []).entries())
        writeAssociation(writer, name, checked(text, rule, 'professionalAssociations'), index + 1);
    }
    if (role.kind !== 'header') continue;
    left.delete(role.field);
    const text = header[role.field];
    if (text !== undefined || expected) writer.addFact(writer.text(name, checked(text, rule, role.field)));
  }
  // Fields the report has no concept for would be lost.
  for (const field of left) throw new XbrlRefused(finding('XBRL_WRITE_HEADER', 'refuse', { field }));
}

function writeAssociation(writer: InstanceWriter, concept: string, name: string, serialNumber: number): void {
  const { association } = writer.taxonomy;
  if (association.form === 'tuple') {
    writer.addTuple(association.tuple, [writer.text(concept, name)]);
    return;
  }
  const context = `${writer.plain}_PASN${serialNumber}`;
  writer.addContext(context, [[association.serialNumber, String(serialNumber)]]);
  writer.addFact(writer.text(concept, name, context));
}

// FR-NL-1.02 less what a single line cannot hold.
const ALLOWED = /^[\x20-\x7e\xa0-\xff\u20a0-\u20cf]*$/;

function checked(text: string | undefined, rule: ValueRule, field: string): string {
  const fits =
    text !== undefined &&
    ALLOWED.test(text) &&
    text === text.trim().replace(/ {2,}/g, ' ') &&
    !holdsMarkup(text) &&
    keepsRule(text, rule);
  if (!fits) throw new XbrlRefused(finding('XBRL_WRITE_HEADER', 'refuse', { field }));
  return text;
}
