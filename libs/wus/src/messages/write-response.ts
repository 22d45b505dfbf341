import { NS } from '../constants.js';
import { OPERATIONS, type WusOperation, type WusOperations } from '../operations.js';
import { writeFields, type FieldValues } from './write-fields.js';

/** The response element of an operation with the types namespace as default, in canonical form. */
export function writeResponse<O extends WusOperation>(operation: O, value: WusOperations[O]['response']): string {
  const { responseElement, response, list } = OPERATIONS[operation];
  const open = `<${responseElement} xmlns="${NS.types}">`;
  if (!list) return `${open}${writeFields(response, value as unknown as FieldValues, '')}</${responseElement}>`;
  const items = (value as unknown as FieldValues[]).map(
    (item) => `<${list.item}>${writeFields(response, item, '')}</${list.item}>`,
  );
  return `${open}<${list.wrapper}>${items.join('')}</${list.wrapper}></${responseElement}>`;
}
