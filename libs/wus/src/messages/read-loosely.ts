import { WusMessageRefused } from '../errors.js';
import { OPERATIONS, type WusOperation, type WusOperations } from '../operations.js';
import { decodeBase64 } from '../xml/base64.js';
import { elementsOf, textOf, type XmlElement } from '../xml/tree.js';
import type { Field } from './fields.js';
import { parseDateTime } from './read-fields.js';

/**
 * Reads a request by the names of its elements alone: any order, length or namespace. For a test endpoint whose check of the body is
 * switched off; what has to be there must be there all the same (WUS_BODY).
 */
export function readLoosely<O extends WusOperation>(operation: O, body: XmlElement): WusOperations[O]['request'] {
  const { request, requestElement } = OPERATIONS[operation];
  const [element] = elementsOf(body);
  if (!element) throw new WusMessageRefused('WUS_BODY', requestElement);
  return readNamed(request, element);
}

function readNamed(fields: readonly Field[], element: XmlElement): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const child = elementsOf(element).find(({ local }) => local === field.name);
    const value = child && readLoose(field, child);
    if (value !== undefined) values[field.name] = value;
    else if (!field.optional) throw new WusMessageRefused('WUS_BODY', field.name);
  }
  return values;
}

function readLoose(field: Field, element: XmlElement): unknown {
  switch (field.kind) {
    case 'group':
      return readNamed(field.fields, element);
    case 'list':
      return elementsOf(element)
        .map((child) => readLoose(field.item, child))
        .filter((item) => item !== undefined);
    case 'text':
    case 'uri':
      return textOf(element)?.trim();
    case 'time':
      return parseDateTime(textOf(element)?.trim() ?? '');
    case 'base64':
      return decodeBase64(textOf(element) ?? '');
    default:
      return field satisfies never;
  }
}
