import { WusMessageRefused } from '../errors.js';
import type { XmlElement } from './tree.js';

/** Bound to the prefix `xml`, always (Namespaces in XML 1.0, 3). */
export const XML = 'http://www.w3.org/XML/1998/namespace';

/** Bound to the prefix `xmlns`, which nobody may declare. */
export const XMLNS = 'http://www.w3.org/2000/xmlns/';

/** Adds a declaration ('' is the default namespace); throws WUS_NOT_WELL_FORMED when it is double or breaks a reserved name. */
export function declare(declarations: Map<string, string>, prefix: string, uri: string): void {
  const reserved = prefix === 'xmlns' || uri === XMLNS || (prefix === 'xml') !== (uri === XML);
  // Undeclaring a prefix came with Namespaces 1.1; undeclaring the default has always been allowed.
  const undeclared = uri === '' && prefix !== '';
  if (reserved || undeclared || declarations.has(prefix))
    throw new WusMessageRefused('WUS_NOT_WELL_FORMED', 'document');
  declarations.set(prefix, uri);
}

/** What a prefix stands for at an element ('' for no namespace); undefined when it is not declared. */
export function resolve(element: XmlElement, prefix: string): string | undefined {
  for (let here: XmlElement | undefined = element; here; here = here.parent) {
    const uri = here.declarations.size === 0 ? undefined : here.declarations.get(prefix);
    if (uri !== undefined) return uri;
  }
  if (prefix === 'xml') return XML;
  return prefix === '' ? '' : undefined;
}
