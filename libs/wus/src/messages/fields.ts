/** One element of a message, in the order of the XSD (digipoort-koppelvlak-1.2.xsd). */
export type Field =
  | { kind: 'text'; name: string; max: number; optional?: true }
  | { kind: 'uri'; name: string; max: number; optional?: true }
  | { kind: 'time'; name: string; optional?: true }
  | { kind: 'base64'; name: string; maxBytes: number; optional?: true }
  | { kind: 'group'; name: string; fields: readonly Field[]; optional?: true }
  | { kind: 'list'; name: string; item: Field; min: 0 | 1; optional?: true };

/** Text of at most `max` characters, whitespace collapsed (xsd:normalizedString). */
export const text = (name: string, max: number): Field => ({ kind: 'text', name, max });

/** xsd:anyURI of at most `max` characters; an absolute address when we write it. */
export const uri = (name: string, max: number): Field => ({ kind: 'uri', name, max });

/** xsd:dateTime; a `Date` in our types. */
export const time = (name: string): Field => ({ kind: 'time', name });

/** xsd:base64Binary of at most `maxBytes` decoded bytes; a `Buffer` in our types. */
export const base64 = (name: string, maxBytes: number): Field => ({ kind: 'base64', name, maxBytes });

/** A nested element with fields of its own. */
export const group = (name: string, fields: readonly Field[]): Field => ({ kind: 'group', name, fields });

/** An element around any number of the same element, at least `min`; an array in our types. */
export const list = (name: string, item: Field, min: 0 | 1): Field => ({ kind: 'list', name, item, min });

/** The same field, but it may be left out (minOccurs 0). */
export const optional = (field: Field): Field => ({ ...field, optional: true });
