import type { ElementState } from './element-states.js';
import type { InstanceFact } from './instance.js';

/** An element the parser is in; `attributes` by local name, or `{namespace}local` where prefixed. */
export interface OpenElement {
  readonly state: ElementState;
  readonly namespace: string;
  readonly local: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: InstanceFact[];
  text: string;
}

/** White space as XML Schema's `collapse` does it. */
export function collapse(text: string): string {
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}
