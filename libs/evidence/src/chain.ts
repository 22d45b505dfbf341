import { sha256 } from './sha256.js';

/** What stands before the first entry of a chain. */
export const GENESIS = '0'.repeat(64);

/** One link of an office's audit trail; positions count from 1. */
export interface ChainEntry {
  readonly position: number;
  readonly content: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Hash of an entry: SHA-256 of the hash before it, its position and its content, each on a line of its own. */
export const entryHash = ({ previousHash, position, content }: Omit<ChainEntry, 'hash'>): string =>
  sha256(`${previousHash}\n${position}\n${content}`);

/** Where a chain was read to. */
export interface ChainEnd {
  readonly position: number;
  readonly hash: string;
}

/** Before anything was read. */
export const CHAIN_START: ChainEnd = { position: 0, hash: GENESIS };

/** Position of the first entry that does not follow from the one before it, or undefined; `after` is where these entries go on. */
export function firstBrokenLink(entries: readonly ChainEntry[], after: ChainEnd = CHAIN_START): number | undefined {
  let last = after;
  for (const entry of entries) {
    const position = last.position + 1;
    if (entry.position !== position || entry.previousHash !== last.hash || entry.hash !== entryHash(entry))
      return position;
    last = entry;
  }
  return undefined;
}
