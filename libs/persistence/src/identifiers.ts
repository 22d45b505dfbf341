import { randomFillSync } from 'node:crypto';

const KEY_BYTES = 16;

/** Random bytes are fetched for many identifiers at once: the call into OpenSSL costs more than all else of one. */
const pool = Buffer.alloc(4096);
let used = pool.length;

/** The millisecond and the counter of the newest key. */
let millisecond = -Infinity;
let counter = 0;

/**
 * A new key: UUID version 7 (RFC 9562), so that keys made later sort later and indexes stay compact. Within a millisecond a counter of 32
 * bits that begins at a random place (section 6.2, method 1) keeps the order; 42 random bits follow it.
 */
export function uuidv7(): string {
  const bytes = pooled(KEY_BYTES);
  count(bytes);
  bytes.writeUIntBE(millisecond, 0, 6);
  bytes[6] = 0x70 | (counter >>> 28);
  bytes[7] = counter >>> 20;
  bytes[8] = 0x80 | ((counter >>> 14) & 0x3f);
  bytes[9] = counter >>> 6;
  bytes[10] = (counter << 2) | (bytes[10]! & 0x03);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}

/** A random identifier of so many bytes, hexadecimal; no secret, which has to be asked of `randomBytes` itself. */
export const randomHex = (bytes: number): string => pooled(bytes).toString('hex');

/** Random bytes that nobody else gets; to be used before anything else is awaited. */
function pooled(bytes: number): Buffer {
  if (used + bytes > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  return pool.subarray(used, (used += bytes));
}

/** Moves on: to now with a new counter, or to the next count. A full counter borrows the next millisecond, a clock that went back waits. */
function count(random: Buffer): void {
  const now = Date.now();
  if (now > millisecond) {
    millisecond = now;
    // 31 bits: so many keys are left at least before the counter is full.
    counter = random.readUInt32BE(6) & 0x7fffffff;
    return;
  }
  counter = (counter + 1) >>> 0;
  if (counter === 0) millisecond += 1;
}
