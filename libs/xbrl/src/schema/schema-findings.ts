import type { Finding } from '../filing.js';
import { finding, type XbrlCode } from '../xbrl.errors.js';

const KEPT = 100;

/** A remark of libxml2 with the line it is about. */
export interface SchemaRemark {
  readonly message: string;
  readonly line: number;
}

/** The findings of a document: code, line and name of the element; one for each fault, never the value, which the remarks do hold. */
export function schemaFindings(remarks: readonly SchemaRemark[]): readonly Finding[] {
  const found = new Map<string, Finding>();
  for (const { message, line } of remarks) {
    const code = codeOf(message);
    const [, element = ''] = /^Element '(?:\{[^}]*\})?([^']+)'/.exec(message) ?? [];
    const key = `${code} ${line} ${element}`;
    if (!found.has(key)) found.set(key, finding(code, 'refuse', { line, element: element.slice(0, 100) }));
    if (found.size >= KEPT) break;
  }
  return [...found.values()];
}

// Sentences of libxml2's xmlschemas.c; a value of the document may stand in them, so they are only looked at.
const KINDS: readonly (readonly [RegExp, XbrlCode])[] = [
  [/: The attribute '[^']*' is (?:not allowed|required)/, 'XBRL_SCHEMA_ATTRIBUTE'],
  [
    /: \[facet |is not a valid value of|does not match the fixed value|is not an element of the set/,
    'XBRL_SCHEMA_VALUE',
  ],
  [/not expected|Missing child|No matching global|content |is abstract|not nillable/, 'XBRL_SCHEMA_ELEMENT'],
];

function codeOf(message: string): XbrlCode {
  return KINDS.find(([form]) => form.test(message))?.[1] ?? 'XBRL_SCHEMA_OTHER';
}
