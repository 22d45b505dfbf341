import { NS } from '../constants.js';
import { OPERATIONS, type WusOperation, type WusOperations } from '../operations.js';
import { writeFields, type FieldValues } from './write-fields.js';

/** The response element of an operation with the types namespace as default, in canonical form. */
export function writeResponse<O extends WusOperation>(operation: O, value: WusOperations[O]['response']): string {
  const { responseElement, response, listElement } = OPERATIONS[operation];
  const values = listElement === undefined ? value : { [listElement]: value };
  const fields = writeFields(response, values as unknown as FieldValues, '');
  return `<${responseElement} xmlns="${NS.types}">${fields}</${responseElement}>`;
}
