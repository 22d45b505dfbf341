import { NS } from '../constants.js';
import { WusMessageRefused } from '../errors.js';
import { OPERATIONS, type WusOperation, type WusOperations } from '../operations.js';
import { elementsOf, hasLooseText, isNamed, type XmlElement } from '../xml/tree.js';
import { readFields } from './read-fields.js';

/** Reads the response of an operation from a Body; throws WUS_BODY when it is not exactly that. */
export function readResponse<O extends WusOperation>(operation: O, body: XmlElement): WusOperations[O]['response'] {
  const { responseElement, response, listElement } = OPERATIONS[operation];
  const values = readFields(response, only(body, responseElement));
  return (listElement === undefined ? values : values[listElement]) as WusOperations[O]['response'];
}

/** Reads the request of an operation from a Body; throws WUS_BODY when it is not exactly that. */
export function readRequest<O extends WusOperation>(operation: O, body: XmlElement): WusOperations[O]['request'] {
  const { requestElement, request } = OPERATIONS[operation];
  return readFields(request, only(body, requestElement));
}

function only(parent: XmlElement, local: string): XmlElement {
  const [element, ...more] = elementsOf(parent);
  if (!element || more.length > 0 || hasLooseText(parent) || !isNamed(element, NS.types, local)) refuse(local);
  return element;
}

function refuse(part: string): never {
  throw new WusMessageRefused('WUS_BODY', part);
}
