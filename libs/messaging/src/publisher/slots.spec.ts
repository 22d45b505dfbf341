import { describe, expect, it } from '@jest/globals';
import { Slots } from './slots.js';

describe('Slots', () => {
  it('lets no more in than there are slots, in order of arrival', async () => {
    const slots = new Slots(1);
    const entered: number[] = [];
    await slots.take();
    const second = slots.take().then(() => entered.push(2));
    const third = slots.take().then(() => entered.push(3));
    expect(entered).toEqual([]);
    slots.give();
    await second;
    expect(entered).toEqual([2]);
    slots.give();
    await third;
    expect(entered).toEqual([2, 3]);
  });
});
