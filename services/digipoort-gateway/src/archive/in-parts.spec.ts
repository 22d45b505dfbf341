import { expect, it } from '@jest/globals';
import { inParts } from './in-parts.js';

const sizesOf = (lengths: readonly number[], largest?: number): number[][] =>
  inParts(
    lengths.map((length) => ({ bytes: { length } })),
    largest,
  ).map((part) => part.map(({ bytes }) => bytes.length));

it.each<[string, number[], number[][]]>([
  ['nothing', [], []],
  ['together exactly the limit', [60, 40], [[60, 40]]],
  ['one byte over it', [60, 41], [[60], [41]]],
  ['alone exactly the limit', [1, 100, 1], [[1], [100], [1]]],
  ['alone over it', [1, 101, 1], [[1], [101], [1]]],
  ['each alone over it', [101, 300, 101], [[101], [300], [101]]],
  ['of which the first is alone over it', [101, 60, 40], [[101], [60, 40]]],
  ['that fill several parts', [50, 50, 50, 50, 1], [[50, 50], [50, 50], [1]]],
  ['without bytes', [100, 0, 0], [[100, 0, 0]]],
])('parts messages: %s', (_, sizes, parts) => {
  expect(sizesOf(sizes, 100)).toEqual(parts);
});

it('takes 64 MiB together unless told', () => {
  const MIB = 1024 * 1024;
  expect(sizesOf([63 * MIB, MIB])).toEqual([[63 * MIB, MIB]]);
  expect(sizesOf([63 * MIB, MIB + 1])).toEqual([[63 * MIB], [MIB + 1]]);
});
