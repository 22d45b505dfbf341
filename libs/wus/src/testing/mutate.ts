// Changes of a message as a broken line, a faulty program or an attacker would make them; all from one seed, so that a failure comes back.

/** A number in [0, 1), by turns. */
export type Random = () => number;

/** mulberry32: small, quick, and the same on every machine. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const TOKENS = [
  ...['<', '>', '/>', '</', '&', ';', '"', "'", '=', ']]>', '<!--', '-->', '<![CDATA[', '<?x ', '?>', '<!DOCTYPE a>'],
  ...['&#0;', '&#x41;', '&amp;', '&a;', ' ', '\n', '\r', '\u0000', '\uffff', '\ufeff', 'é', '😀', '\u200d', '%', '#'],
  ...[' Id="w_20"', ' wsu:Id="Body"', ' xml:id="w_21"', ' xmlns=""', ' xmlns:wsa="urn:x"', ' mustUnderstand="1"'],
  ...['<Signature/>', '<wsa:To>x</wsa:To>', '<Reference URI=""/>', '<a xmlns="urn:x">', '</a>', '<kenmerk>1</kenmerk>'],
  ...['2099', '-1', 'A', '==', 'urn:uuid:1', 'sha256', 'http://www.w3.org/2000/09/xmldsig#'],
].map((token) => Buffer.from(token));

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

const place = (bytes: Buffer, random: Random) => Math.floor(random() * (bytes.length + 1));
const range = (bytes: Buffer, random: Random): [number, number] => {
  const from = place(bytes, random);
  // Mostly short: a change that leaves much as it was gets further.
  return [from, Math.min(bytes.length, from + Math.floor(bytes.length ** random()))];
};
/** A place where a tag begins, so that what is moved about is still markup. */
const tagPlace = (bytes: Buffer, random: Random) => Math.max(0, bytes.indexOf('<', place(bytes, random)));

const truncated: Mutation = (bytes, random) => bytes.subarray(0, place(bytes, random));
const headless: Mutation = (bytes, random) => bytes.subarray(place(bytes, random));
const byteChanged: Mutation = (bytes, random) => {
  const changed = Buffer.from(bytes);
  for (let left = 1 + random() * 4; left > 0; left -= 1) changed[place(bytes, random)] = Math.floor(random() * 256);
  return changed;
};
const bitFlipped: Mutation = (bytes, random) => {
  const changed = Buffer.from(bytes);
  const at = Math.min(bytes.length - 1, place(bytes, random));
  changed[at] = (changed[at] ?? 0) ^ (1 << Math.floor(random() * 8));
  return changed;
};
const inserted: Mutation = (bytes, random) => {
  const at = place(bytes, random);
  return Buffer.concat([bytes.subarray(0, at), TOKENS[Math.floor(random() * TOKENS.length)]!, bytes.subarray(at)]);
};
const removed: Mutation = (bytes, random) => {
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
};
const repeated: Mutation = (bytes, random) => {
  const [from, to] = range(bytes, random);
  const times = 1 + Math.floor(Math.min(5_000, 200_000 / (to - from + 1)) * random());
  const again = Array.from({ length: times }, () => bytes.subarray(from, to));
  return Buffer.concat([bytes.subarray(0, to), ...again, bytes.subarray(to)]);
};
const moved: Mutation = (bytes, random) => {
  const [from, to] = [tagPlace(bytes, random), tagPlace(bytes, random)].sort((a, b) => a - b) as [number, number];
  const rest = Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  const at = tagPlace(rest, random);
  return Buffer.concat([rest.subarray(0, at), bytes.subarray(from, to), rest.subarray(at)]);
};
const spliced: Mutation = (bytes, random, other) =>
  Buffer.concat([bytes.subarray(0, tagPlace(bytes, random)), other.subarray(tagPlace(other, random))]);
const graftedFrom: Mutation = (bytes, random, other) => {
  const [from, to] = [tagPlace(other, random), tagPlace(other, random)].sort((a, b) => a - b) as [number, number];
  const at = tagPlace(bytes, random);
  return Buffer.concat([bytes.subarray(0, at), other.subarray(from, to), bytes.subarray(at)]);
};
const elsewhereTheSame: Mutation = (bytes, random, other) => {
  // The same stretch of another message of the same layout: a value, a digest or half a signature exchanged.
  const [from, to] = range(bytes, random);
  return Buffer.concat([bytes.subarray(0, from), other.subarray(from, to), bytes.subarray(to)]);
};

const MUTATIONS: readonly Mutation[] = [
  truncated,
  headless,
  byteChanged,
  bitFlipped,
  bitFlipped,
  inserted,
  inserted,
  removed,
  repeated,
  moved,
  spliced,
  graftedFrom,
  elsewhereTheSame,
];

/** The message with one change, or now and then a few. */
export function mutate(bytes: Buffer, other: Buffer, random: Random): Buffer {
  let changed = bytes;
  do {
    const mutation = MUTATIONS[Math.floor(random() * MUTATIONS.length)]!;
    changed = changed.length === 0 ? other : mutation(changed, random, other);
  } while (random() < 0.2);
  return changed;
}
