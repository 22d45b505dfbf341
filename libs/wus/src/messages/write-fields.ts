import { isDate } from 'node:util/types';
import { WusRequestInvalid } from '../errors.js';
import { escapeText, isXmlText } from '../xml/escape.js';
import type { Field } from './fields.js';

/** A message as a plain object whose keys are the names of its fields. */
export type FieldValues = Readonly<Record<string, unknown>>;

/**
 * The elements of a message, in the order of the table, in canonical form (no declarations, no attributes).
 * Throws WusRequestInvalid, so that nothing is signed that Digipoort would have to refuse.
 */
export function writeFields(fields: readonly Field[], values: FieldValues, prefix: string, path = ''): string {
  for (const name in values) {
    if (!fields.some((field) => field.name === name)) throw new WusRequestInvalid(path + name, 'unknown-field');
  }
  return fields.map((field) => writeField(field, values[field.name], prefix, path + field.name)).join('');
}

function writeField(field: Field, value: unknown, prefix: string, path: string): string {
  if (value === undefined || value === null) {
    if (field.optional) return '';
    throw new WusRequestInvalid(path, 'missing');
  }
  const name = prefix === '' ? field.name : `${prefix}:${field.name}`;
  return `<${name}>${contentOf(field, value, prefix, path)}</${name}>`;
}

function contentOf(field: Field, value: unknown, prefix: string, path: string): string {
  switch (field.kind) {
    case 'text':
      return escapeText(checkText(value, field.max, path));
    case 'uri':
      return escapeText(checkUri(checkText(value, field.max, path), path));
    case 'time':
      if (!isDate(value) || Number.isNaN(value.getTime())) throw new WusRequestInvalid(path, 'wrong-type');
      return value.toISOString();
    case 'base64':
      if (!Buffer.isBuffer(value)) throw new WusRequestInvalid(path, 'wrong-type');
      if (value.length > field.maxBytes) throw new WusRequestInvalid(path, 'too-long', field.maxBytes);
      return value.toString('base64');
    case 'group':
      if (typeof value !== 'object') throw new WusRequestInvalid(path, 'wrong-type');
      return writeFields(field.fields, value as FieldValues, prefix, `${path}.`);
    case 'list':
      if (!Array.isArray(value)) throw new WusRequestInvalid(path, 'wrong-type');
      if (value.length < field.min) throw new WusRequestInvalid(path, 'missing');
      return value.map((item, index) => writeField(field.item, item, prefix, `${path}[${index}]`)).join('');
    default:
      return field satisfies never;
  }
}

function checkText(value: unknown, max: number, path: string): string {
  if (typeof value !== 'string') throw new WusRequestInvalid(path, 'wrong-type');
  if (!isXmlText(value)) throw new WusRequestInvalid(path, 'illegal-character');
  // xsd:maxLength counts characters, a JavaScript string counts UTF-16 units.
  if (value.length > max && [...value].length > max) throw new WusRequestInvalid(path, 'too-long', max);
  // The receiver collapses whitespace (XSD): a value that would change on the way is a mistake here.
  if (/^[ \t\r\n]|[ \t\r\n]$|[\t\r\n]| {2}/.test(value)) throw new WusRequestInvalid(path, 'not-collapsed');
  return value;
}

// xsd:anyURI lets nearly everything pass; an address that no one can parse is a mistake here (RFC 3986, 2).
function checkUri(value: string, path: string): string {
  const fits = /^(?:[\w\-.~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*$/.test(value) && URL.canParse(value);
  if (!fits) throw new WusRequestInvalid(path, 'not-an-address');
  return value;
}
