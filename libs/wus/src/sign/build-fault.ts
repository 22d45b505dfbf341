import { ACTION_PREFIX, ANONYMOUS, NS } from '../constants.js';
import type { WusService } from '../endpoints.js';
import { OPERATIONS, PORTS, type WusOperation } from '../operations.js';
import { escapeText } from '../xml/escape.js';

/** What a fault says; `relatesTo` is empty when the request was too broken to tell its MessageID. */
export interface FaultFrame {
  service: WusService;
  /** Unknown when the request did not get far enough to tell. */
  operation?: WusOperation;
  messageId: string;
  relatesTo?: string;
  foutcode: string;
  foutbeschrijving: string;
}

/** The literal words before the reason in ALS100 and STS100 (a real fault of the Logius stub). */
export const NOT_TO_SPECIFICATION =
  'Het verzoek voldoet niet aan de koppelvlakspecificaties en kan hierdoor niet door Digipoort worden verwerkt.\n\nDe volgende fout is opgetreden: ';

/** Builds an unsigned SOAP fault in the layout of the Logius stub. For the simulator. */
export function buildFault(frame: FaultFrame): Buffer {
  const element = PORTS[frame.service].fault;
  const fallback = `${ACTION_PREFIX}${frame.service}/1.2/Fault/`;
  const action = frame.operation ? OPERATIONS[frame.operation].faultAction : fallback;
  const relatesTo =
    frame.relatesTo === undefined ? '' : `<wsa:RelatesTo>${escapeText(frame.relatesTo)}</wsa:RelatesTo>`;
  const envelope = [
    `<?xml version="1.0" encoding="UTF-8"?>\n<soapenv:Envelope xmlns:soapenv="${NS.soap}" xmlns:wsa="${NS.wsa}"><soapenv:Header>`,
    `<wsa:To>${ANONYMOUS}</wsa:To><wsa:MessageID>${escapeText(frame.messageId)}</wsa:MessageID><wsa:Action>${action}</wsa:Action>${relatesTo}`,
    '</soapenv:Header><soapenv:Body><soapenv:Fault><faultcode>soapenv:Client</faultcode><faultstring>Algemene fout</faultstring>',
    `<faultactor>Verantwoordingsplichtige</faultactor><detail><fault:${element} xmlns:fault="${NS.types}">`,
    `<fault:foutcode>${escapeText(frame.foutcode)}</fault:foutcode><fault:foutbeschrijving>${escapeText(frame.foutbeschrijving)}</fault:foutbeschrijving>`,
    `</fault:${element}></detail></soapenv:Fault></soapenv:Body></soapenv:Envelope>`,
  ];
  return Buffer.from(envelope.join(''), 'utf8');
}
