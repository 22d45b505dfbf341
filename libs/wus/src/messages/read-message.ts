import { NS } from '../constants.js';
import { WusMessageRefused } from '../errors.js';
import { OPERATIONS, type WusOperation, type WusOperations } from '../operations.js';
import { elementsOf, hasLooseText, isNamed, type XmlElement } from '../xml/tree.js';
import { readFields } from './read-fields.js';

/** Reads the response of an operation from a Body; throws WUS_BODY when it is not exactly that. */
export function readResponse<O extends WusOperation>(operation: O, body: XmlElement): WusOperations[O]['response'] {
  const { responseElement, response, list } = OPERATIONS[operation];
  const element = only(body, responseElement);
  if (!list) return readFields(response, element) as unknown as WusOperations[O]['response'];
  const wrapper = only(element, list.wrapper);
  if (hasLooseText(wrapper)) refuse(list.wrapper);
  const items = elementsOf(wrapper).map((item) =>
    isNamed(item, NS.types, list.item) ? readFields(response, item) : refuse(item.local),
  );
  return items as unknown as WusOperations[O]['response'];
}

/** Reads the request of an operation from a Body; throws WUS_BODY when it is not exactly that. */
export function readRequest<O extends WusOperation>(operation: O, body: XmlElement): WusOperations[O]['request'] {
  const { requestElement, request } = OPERATIONS[operation];
  return readFields(request, only(body, requestElement)) as unknown as WusOperations[O]['request'];
}

function only(parent: XmlElement, local: string): XmlElement {
  const [element, ...more] = elementsOf(parent);
  if (!element || more.length > 0 || hasLooseText(parent) || !isNamed(element, NS.types, local)) refuse(local);
  return element;
}

function refuse(part: string): never {
  throw new WusMessageRefused('WUS_BODY', part);
}
