import type { Findings } from '../findings.js';
import type { ReadLimits } from '../limits.js';
import { InstanceReader } from './instance-reader.js';
import type { Instance } from './instance.js';
import { PlainMarkup } from './plain-markup.js';
import { saxesMarkup } from './saxes-markup.js';

/** Makes an Instance of a text; stops at the first thing that makes the rest meaningless. */
export function parseInstance(text: string, limits: ReadLimits, findings: Findings): Instance {
  const mark = findings.mark();
  const plain = readPlain(text, limits, findings);
  if (plain !== undefined) return plain;
  findings.forgetSince(mark);
  let reader: InstanceReader | undefined;
  saxesMarkup(text, findings, (resolve) => (reader = new InstanceReader(limits, findings, resolve)));
  return reader!.finish();
}

// Where a character stands that no filing may hold, it may be one that XML forbids as well.
// eslint-disable-next-line no-control-regex -- Basic Latin begins at U+0000; the reader looks at what XML forbids of it
const FOREIGN = /[^\u0000-\u00ff\u20a0-\u20cf]/;

function readPlain(text: string, limits: ReadLimits, findings: Findings): Instance | undefined {
  if (FOREIGN.test(text) || text.includes(']]>')) return undefined;
  // XML 1.0, 2.11: every line end is one line feed, before anything else.
  const source = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  const reader: InstanceReader = new InstanceReader(limits, findings, (prefix) => markup.resolve(prefix));
  const markup = new PlainMarkup(source, reader);
  return markup.read() ? reader.finish() : undefined;
}
