import fc from 'fast-check';

/** Changes one thing in a text; the same text when there is nothing to change. */
export type Mutation = (text: string) => string;

const anywhere = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true });
const SIGN = fc.constantFrom(...' <>&"\'/:=-+.0159ABMegx\n€');

/** Deletes, doubles or replaces some bytes anywhere. */
const ofBytes: fc.Arbitrary<Mutation> = fc
  .tuple(anywhere, fc.integer({ min: 1, max: 30 }), fc.constantFrom('delete', 'double', 'replace', 'insert'), SIGN)
  .map(([place, length, act, sign]) => (text) => {
    const at = Math.floor(place * text.length);
    const part = text.slice(at, at + length);
    if (act === 'insert') return text.slice(0, at) + sign + text.slice(at);
    if (act === 'replace') return text.slice(0, at) + sign + text.slice(at + 1);
    return text.slice(0, at) + (act === 'double' ? part + part : '') + text.slice(at + length);
  });

/** The parts of a document that a mutation may be about; `value` is that of a fact or of a part of a context. */
const PARTS = {
  element: /<(?<name>[\w:.-]+)(?: [^<>]*)?(?:\/>|>[^<>]*<\/\k<name>>)/g,
  group:
    /<(?<name>xbrli:context|xbrli:unit|xbrli:period|xbrli:scenario|xbrldi:typedMember|bd-t:\w+)[ >](?:.|\n)*?<\/\k<name>>/g,
  attribute: / [\w:.-]+="[^"]*"/g,
  value: /(?<=>)[^<>\n]+(?=<)/g,
  name: /(?<=<)[\w:.-]+(?=[ >])/g,
  attributeValue: /(?<=[\w:.-]="])[^"]*(?=")|(?<=\w=")[^"]*(?=")/g,
} as const;

/** Deletes, doubles, or exchanges elements, attributes, values and names. */
const ofParts: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.constantFrom(...(Object.keys(PARTS) as (keyof typeof PARTS)[])),
    anywhere,
    anywhere,
    fc.constantFrom('delete', 'double', 'exchange', 'move', 'edit'),
    SIGN,
  )
  .map(([part, first, second, act, sign]) => (text) => {
    const places = [...text.matchAll(PARTS[part])];
    const [a, b] = [first, second].map((place) => places[Math.floor(place * places.length)]);
    if (a === undefined || b === undefined) return text;
    const end = a.index + a[0].length;
    const put = (replacement: string) => text.slice(0, a.index) + replacement + text.slice(end);
    switch (act) {
      case 'delete':
        return put('');
      case 'double':
        return put(a[0] + a[0]);
      case 'exchange':
        return put(b[0]);
      case 'move': {
        const without = put('');
        const at = b.index > a.index ? b.index - a[0].length : b.index;
        return without.slice(0, at) + a[0] + without.slice(at);
      }
      default: {
        const at = Math.floor(second * a[0].length);
        return put(a[0].slice(0, at) + sign + a[0].slice(at + 1));
      }
    }
  });

/** Puts another letter or digit in a value, so that what comes of it may well be a filing. */
const ofValues: fc.Arbitrary<Mutation> = fc
  .tuple(anywhere, anywhere, fc.constantFrom(...'0123456789AB'))
  .map(([first, second, sign]) => (text) => {
    const values = [...text.matchAll(PARTS.value)];
    const value = values[Math.floor(first * values.length)];
    if (value === undefined) return text;
    const at = value.index + Math.floor(second * value[0].length);
    return text.slice(0, at) + sign + text.slice(at + 1);
  });

/** Any one change. */
export const anyMutation: fc.Arbitrary<Mutation> = fc.oneof(ofBytes, ofParts, ofValues);
