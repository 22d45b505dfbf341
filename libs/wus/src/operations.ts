import { ACTION_PREFIX } from './constants.js';
import type { Field } from './messages/fields.js';
import type {
  AanleverRequest,
  AanleverResponse,
  GetProcessenRequest,
  GetStatussenProcesRequest,
  ProcesResultaat,
  StatusResultaat,
} from './messages/messages.js';
import * as tables from './messages/tables.js';

/** Request and response type of each operation; an operation that answers a list has an array as response. */
export interface WusOperations {
  aanleveren: { request: AanleverRequest; response: AanleverResponse };
  getStatussenProces: { request: GetStatussenProcesRequest; response: StatusResultaat[] };
  getProcessen: { request: GetProcessenRequest; response: ProcesResultaat[] };
}

/** Name of an operation of the interface. */
export type WusOperation = keyof WusOperations;

/** The two services used here; the third (ophaalservice) is not needed for VAT. */
export type WusService = 'aanleverservice' | 'statusinformatieservice';

/** Everything the WSDL and XSD say about one operation. */
export interface OperationDefinition {
  readonly name: WusOperation;
  readonly service: WusService;
  readonly requestAction: string;
  readonly responseAction: string;
  readonly faultAction: string;
  readonly faultElement: string;
  readonly requestElement: string;
  readonly request: readonly Field[];
  readonly responseElement: string;
  readonly response: readonly Field[];
  /** The elements around each item when the answer is a list. */
  readonly list?: { readonly wrapper: string; readonly item: string };
}

const PORTS: Record<WusService, { port: string; fault: string }> = {
  aanleverservice: { port: 'AanleverService', fault: 'aanleverFault' },
  statusinformatieservice: { port: 'StatusinformatieService', fault: 'statusinformatieFault' },
};

function define(
  name: WusOperation,
  service: WusService,
  request: readonly Field[],
  response: readonly Field[],
  shape: { element?: string; item?: string } = {},
): OperationDefinition {
  const action = `${ACTION_PREFIX}${service}/1.2/${PORTS[service].port}/${name}`;
  // aanleveren is the one operation whose elements do not carry its own name (aanleverRequest).
  const element = shape.element ?? name;
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
    ...(shape.item === undefined ? {} : { list: { wrapper: `${name}Return`, item: shape.item } }),
  };
}

/** The operations by name (WSDL aanleverservice-1.2 and statusinformatieservice-1.2): one entry each. */
export const OPERATIONS: Record<WusOperation, OperationDefinition> = {
  aanleveren: define('aanleveren', 'aanleverservice', tables.AANLEVER_REQUEST, tables.AANLEVER_RESPONSE, {
    element: 'aanlever',
  }),
  getStatussenProces: define(
    'getStatussenProces',
    'statusinformatieservice',
    tables.STATUSSEN_PROCES_REQUEST,
    tables.STATUS_RESULTAAT,
    { item: 'StatusResultaat' },
  ),
  getProcessen: define('getProcessen', 'statusinformatieservice', tables.PROCESSEN_REQUEST, tables.PROCES_RESULTAAT, {
    item: 'ProcesResultaat',
  }),
};

/** The path of a service on every Digipoort host: `/wus/2.0/<service>/1.2`. */
export function servicePath(service: WusService): string {
  return `/wus/2.0/${service}/1.2`;
}
