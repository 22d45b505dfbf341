import { sha256 } from './sha256.js';

/** One neighbour on the way from a leaf to the root, and on which side it stands. */
export interface PathStep {
  readonly side: 'left' | 'right';
  readonly hash: string;
}

/** Two hashes under one: a text, so that `sha256sum` can do it. No entry of a chain begins with this word. */
const nodeOf = (left: string, right: string): string => sha256(`node\n${left}\n${right}`);

/** Where a tree of so many leaves is split: the largest power of two below it (the shape of RFC 9162, 2.1.1). */
function splitOf(count: number): number {
  let split = 1;
  while (split * 2 < count) split *= 2;
  return split;
}

/** Root of the Merkle tree over hashes, in order. Throws RangeError when there are none. */
export function merkleRoot(hashes: readonly string[]): string {
  const [only] = hashes;
  if (only === undefined) throw new RangeError('a tree has a leaf');
  if (hashes.length === 1) return only;
  const split = splitOf(hashes.length);
  return nodeOf(merkleRoot(hashes.slice(0, split)), merkleRoot(hashes.slice(split)));
}

/** The neighbours of one leaf, from the leaf to the root. Throws RangeError for a leaf that is not there. */
export function merklePath(hashes: readonly string[], index: number): PathStep[] {
  if (index < 0 || index >= hashes.length) throw new RangeError('no such leaf');
  if (hashes.length === 1) return [];
  const split = splitOf(hashes.length);
  const [left, right] = [hashes.slice(0, split), hashes.slice(split)];
  return index < split
    ? [...merklePath(left, index), { side: 'right', hash: merkleRoot(right) }]
    : [...merklePath(right, index - split), { side: 'left', hash: merkleRoot(left) }];
}

/** The root that follows from a leaf and its neighbours; undefined when the neighbours do not stand where they stand in a tree of this size. */
export function rootOfPath(
  leaf: { readonly hash: string; readonly index: number; readonly count: number },
  path: readonly PathStep[],
): string | undefined {
  const sides = sidesOf(leaf.index, leaf.count);
  if (sides.length !== path.length || sides.some((side, level) => path[level]?.side !== side)) return undefined;
  return path.reduce(
    (hash, step) => (step.side === 'left' ? nodeOf(step.hash, hash) : nodeOf(hash, step.hash)),
    leaf.hash,
  );
}

function sidesOf(index: number, count: number): PathStep['side'][] {
  if (index < 0 || index >= count || count === 1) return [];
  const split = splitOf(count);
  return index < split ? [...sidesOf(index, split), 'right'] : [...sidesOf(index - split, count - split), 'left'];
}

/** Leaves under one block: a power of two, so that the roots of blocks are nodes of the whole tree. */
export const BLOCK = 1024;

/** Roots of the blocks of a tree; `merkleRoot` of them is the root of the tree. */
export function blockRoots(hashes: readonly string[]): string[] {
  return Array.from({ length: Math.ceil(hashes.length / BLOCK) }, (_, block) =>
    merkleRoot(hashes.slice(block * BLOCK, (block + 1) * BLOCK)),
  );
}

/** As `merklePath`, from the leaves of its own block and the roots of all blocks. */
export function pathThroughBlocks(own: readonly string[], roots: readonly string[], index: number): PathStep[] {
  return [...merklePath(own, index % BLOCK), ...merklePath(roots, Math.floor(index / BLOCK))];
}
