import { WusMessageRefused } from '../errors.js';
import { decodeBase64 } from '../xml/base64.js';
import { elementsOf, hasLooseText, isNamed, textOf, type XmlElement } from '../xml/tree.js';
import { NS } from '../constants.js';
import type { Field } from './fields.js';

/** Reads a message strictly by its table: order, names, lengths and types of the XSD; throws WUS_BODY. */
export function readFields(fields: readonly Field[], element: XmlElement): Record<string, unknown> {
  if (hasLooseText(element)) refuse(element.local);
  const children = elementsOf(element);
  const values: Record<string, unknown> = {};
  let next = 0;
  for (const field of fields) {
    const child = children[next];
    if (child !== undefined && isNamed(child, NS.types, field.name)) {
      values[field.name] = readField(field, child);
      next += 1;
    } else if (!field.optional) {
      refuse(field.name);
    }
  }
  const left = children[next];
  if (left !== undefined) refuse(left.local);
  return values;
}

function readField(field: Field, element: XmlElement): unknown {
  if (field.kind === 'group') return readFields(field.fields, element);
  if (field.kind === 'list') return readList(field, element);
  const content = textOf(element) ?? refuse(field.name);
  switch (field.kind) {
    case 'text':
    case 'uri': {
      const value = content.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
      if (value.length > field.max && [...value].length > field.max) refuse(field.name);
      return value;
    }
    case 'time':
      return parseDateTime(content.trim()) ?? refuse(field.name);
    case 'base64': {
      const bytes = decodeBase64(content) ?? refuse(field.name);
      if (bytes.length > field.maxBytes) refuse(field.name);
      return bytes;
    }
    default:
      return field satisfies never;
  }
}

function readList({ name, item, min }: Field & { kind: 'list' }, element: XmlElement): unknown[] {
  const items = elementsOf(element);
  if (items.length < min || hasLooseText(element)) refuse(name);
  return items.map((child) => (isNamed(child, NS.types, item.name) ? readField(item, child) : refuse(child.local)));
}

const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,12})?(Z|[+-]\d\d:\d\d)?$/;

/** xsd:dateTime as a Date, to the millisecond; without a zone it is taken as UTC. Undefined when it is none. */
export function parseDateTime(value: string): Date | undefined {
  const match = DATE_TIME.exec(value);
  if (!match) return undefined;
  const date = new Date(match[2] === undefined ? `${value}Z` : value);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function refuse(part: string): never {
  throw new WusMessageRefused('WUS_BODY', part);
}
