import type { WusFault } from '../client/outcome.js';
import { NS } from '../constants.js';
import { WusMessageRefused } from '../errors.js';
import { childrenNamed, elementsOf, textOf, type XmlElement } from '../xml/tree.js';

const FAULT_ELEMENTS = ['aanleverFault', 'statusinformatieFault', 'ophaalFault'];

/** Reads a SOAP 1.1 fault leniently: it may come from any box on the way, with or without Digipoort's detail. */
export function readFault(body: XmlElement): WusFault {
  const [fault, ...more] = elementsOf(body);
  if (!fault || more.length > 0) throw new WusMessageRefused('WUS_BODY', 'Fault');
  const actor = text(fault, '', 'faultactor');
  const [detail] = childrenNamed(fault, '', 'detail');
  const own = detail
    ? elementsOf(detail).find((element) => element.uri === NS.types && FAULT_ELEMENTS.includes(element.local))
    : undefined;
  return {
    foutcode: own ? text(own, NS.types, 'foutcode').slice(0, 20) : '',
    foutbeschrijving: own ? text(own, NS.types, 'foutbeschrijving') : '',
    faultcode: text(fault, '', 'faultcode'),
    faultstring: text(fault, '', 'faultstring'),
    ...(actor === '' ? {} : { faultactor: actor }),
  };
}

function text(parent: XmlElement, uri: string, local: string): string {
  const [found] = childrenNamed(parent, uri, local);
  return found ? (textOf(found)?.trim() ?? '') : '';
}
