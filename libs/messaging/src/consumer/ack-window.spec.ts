import { describe, expect, it } from '@jest/globals';
import { AckWindow } from './ack-window.js';

function acksOf(...settles: number[][]): [number, boolean][] {
  const acks: [number, boolean][] = [];
  const window = new AckWindow({ ack: (tag, upTo) => void acks.push([tag, upTo]) });
  for (const tags of settles) window.settle(tags);
  return acks;
}

describe('AckWindow', () => {
  it('acknowledges a run from the start with one frame', () => {
    expect(acksOf([1, 2, 3], [4, 5])).toEqual([
      [3, true],
      [5, true],
    ]);
  });

  it('never acknowledges what is still being handled', () => {
    expect(acksOf([2, 3], [5])).toEqual([
      [2, false],
      [3, false],
      [5, false],
    ]);
  });

  it('names an open tag when the gap closes, not one it acknowledged before', () => {
    expect(acksOf([2, 3], [1], [4])).toEqual([
      [2, false],
      [3, false],
      [1, true],
      [4, true],
    ]);
  });
});
