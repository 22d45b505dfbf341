import { ACTION_PREFIX } from './constants.js';
import type { WusService } from './endpoints.js';
import { list, type Field } from './messages/fields.js';
import type * as m from './messages/messages.js';
import * as tables from './messages/tables.js';

/** Request and response type of each operation; an operation that answers a list has an array as response. */
export interface WusOperations {
  aanleveren: { request: m.AanleverRequest; response: m.AanleverResponse };
  getBerichtsoorten: { request: m.GetBerichtsoortenRequest; response: string[] };
  getProcessen: { request: m.GetProcessenRequest; response: m.ProcesResultaat[] };
  getStatussenProces: { request: m.GetStatussenProcesRequest; response: m.StatusResultaat[] };
  getNieuweStatussenProces: { request: m.GetStatussenProcesRequest; response: m.StatusResultaat[] };
  getNieuweStatussen: { request: m.GetNieuweStatussenRequest; response: m.StatusResultaat[] };
  getBerichten: { request: m.GetBerichtenRequest; response: m.BerichtResultaat[] };
  getNieuweBerichten: { request: m.GetBerichtenRequest; response: m.BerichtResultaat[] };
  getBerichtenLijst: { request: m.GetBerichtenLijstRequest; response: m.BerichtLijstResultaat[] };
  getNieuweBerichtenLijst: { request: m.GetBerichtenLijstRequest; response: m.BerichtLijstResultaat[] };
  getBerichtenKenmerk: { request: m.GetBerichtenKenmerkRequest; response: m.BerichtResultaat[] };
  getNieuweBerichtenKenmerk: { request: m.GetBerichtenKenmerkRequest; response: m.BerichtResultaat[] };
}

/** Name of an operation of the interface. */
export type WusOperation = keyof WusOperations;

/** Everything the WSDL and XSD say about one operation. */
export interface OperationDefinition {
  readonly name: WusOperation;
  readonly service: WusService;
  /** soapAction of the HTTP header, and wsa:Action of the request. */
  readonly requestAction: string;
  readonly responseAction: string;
  readonly faultAction: string;
  readonly faultElement: string;
  readonly requestElement: string;
  readonly request: readonly Field[];
  readonly responseElement: string;
  readonly response: readonly Field[];
  /** When the answer is a list: the element around its items, the only one in the response. */
  readonly listElement?: string;
}

/** Port type and fault element of each service (the three WSDLs). */
export const PORTS: Record<WusService, { port: string; fault: string }> = {
  aanleverservice: { port: 'AanleverService', fault: 'aanleverFault' },
  statusinformatieservice: { port: 'StatusinformatieService', fault: 'statusinformatieFault' },
  ophaalservice: { port: 'OphaalService', fault: 'ophaalFault' },
};

interface Shape {
  request: readonly Field[];
  response: readonly Field[];
  listElement?: string;
  /** aanleveren is the one operation whose elements do not carry its own name (aanleverRequest). */
  element?: string;
}

function define(service: WusService, name: WusOperation, shape: Shape): OperationDefinition {
  const { request, response, listElement, element = name } = shape;
  const action = `${ACTION_PREFIX}${service}/1.2/${PORTS[service].port}/${name}`;
  return {
    name,
    service,
    requestAction: `${action}Request`,
    responseAction: `${action}Response`,
    faultAction: `${action}/Fault/`,
    faultElement: PORTS[service].fault,
    requestElement: `${element}Request`,
    request,
    responseElement: `${element}Response`,
    response,
    ...(listElement === undefined ? {} : { listElement }),
  };
}

function listing(service: WusService, name: WusOperation, request: readonly Field[], item: Field): OperationDefinition {
  const listElement = `${name}Return`;
  return define(service, name, { request, response: [list(listElement, item, 0)], listElement });
}

const statuses = (name: WusOperation, request: readonly Field[], item: Field) =>
  listing('statusinformatieservice', name, request, item);
const fetching = (name: WusOperation, request: readonly Field[], item: Field) =>
  listing('ophaalservice', name, request, item);

/** The operations by name (the three WSDLs 1.2): one entry each. */
export const OPERATIONS: Record<WusOperation, OperationDefinition> = {
  aanleveren: define('aanleverservice', 'aanleveren', {
    request: tables.AANLEVER_REQUEST,
    response: tables.AANLEVER_RESPONSE,
    element: 'aanlever',
  }),
  getBerichtsoorten: statuses('getBerichtsoorten', tables.BERICHTSOORTEN_REQUEST, tables.BERICHTSOORT),
  getProcessen: statuses('getProcessen', tables.PROCESSEN_REQUEST, tables.PROCES_RESULTAAT),
  getStatussenProces: statuses('getStatussenProces', tables.KENMERK_REQUEST, tables.STATUS_RESULTAAT),
  getNieuweStatussenProces: statuses('getNieuweStatussenProces', tables.KENMERK_REQUEST, tables.STATUS_RESULTAAT),
  getNieuweStatussen: statuses('getNieuweStatussen', tables.NIEUWE_STATUSSEN_REQUEST, tables.STATUS_RESULTAAT),
  getBerichten: fetching('getBerichten', tables.BERICHTEN_REQUEST, tables.BERICHT_RESULTAAT),
  getNieuweBerichten: fetching('getNieuweBerichten', tables.BERICHTEN_REQUEST, tables.BERICHT_RESULTAAT),
  getBerichtenLijst: fetching('getBerichtenLijst', tables.BERICHTEN_LIJST_REQUEST, tables.BERICHT_LIJST_RESULTAAT),
  getNieuweBerichtenLijst: fetching(
    'getNieuweBerichtenLijst',
    tables.BERICHTEN_LIJST_REQUEST,
    tables.BERICHT_LIJST_RESULTAAT,
  ),
  getBerichtenKenmerk: fetching('getBerichtenKenmerk', tables.KENMERK_REQUEST, tables.BERICHT_RESULTAAT),
  getNieuweBerichtenKenmerk: fetching('getNieuweBerichtenKenmerk', tables.KENMERK_REQUEST, tables.BERICHT_RESULTAAT),
};

/** The operation with this request action, if there is one. */
export function operationOfAction(action: string): WusOperation | undefined {
  return BY_ACTION.get(action);
}

const BY_ACTION: ReadonlyMap<string, WusOperation> = new Map(
  Object.values(OPERATIONS).map(({ requestAction, name }) => [requestAction, name]),
);
