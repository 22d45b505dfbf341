import { describe, expect, it } from '@jest/globals';
import { restAfter } from './rest-after.js';

describe('the rest after a batch', () => {
  it('is four times as long as the batch took, and no longer than it may be', () => {
    expect([restAfter(0, 150), restAfter(10, 150), restAfter(1000, 150), restAfter(10, 0)]).toEqual([0, 40, 150, 0]);
  });
});
