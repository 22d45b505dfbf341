import type { ElementState } from './element-states.js';
import type { InstanceFact } from './instance.js';

/** The attributes that have a meaning to us: without a namespace, but for `lang` (xml) and `href` (xlink). */
export interface ElementAttributes {
  id: string | undefined;
  contextRef: string | undefined;
  unitRef: string | undefined;
  decimals: string | undefined;
  precision: string | undefined;
  lang: string | undefined;
  scheme: string | undefined;
  dimension: string | undefined;
  href: string | undefined;
}

/** An element the parser is in. */
export interface OpenElement {
  readonly state: ElementState;
  readonly namespace: string;
  readonly local: string;
  readonly attributes: ElementAttributes;
  /** Made when the first child comes, for most facts have none. */
  children: InstanceFact[] | undefined;
  text: string;
}

/** White space as XML Schema's `collapse` does it. */
export function collapse(text: string): string {
  return /[ \t\r\n]/.test(text) ? text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '') : text;
}
