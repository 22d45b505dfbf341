/** What can stand in evidence: whole numbers only, so that every program writes it the same way. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * JSON in the one form that is signed and hashed: keys sorted, no spaces, nothing undefined. What `jq -cjS` writes: RFC 8785, but that
 * U+007F is escaped and half a surrogate pair becomes U+FFFD.
 * Throws RangeError for a number that is not whole.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError('evidence holds whole numbers only');
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`;
  const members = Object.entries(value)
    .filter((member): member is [string, Json] => member[1] !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${quoted(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

const quoted = (text: string): string => JSON.stringify(text.toWellFormed()).replaceAll('\u007f', '\\u007f');

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);
