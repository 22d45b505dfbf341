import { describe, expect, it } from '@jest/globals';
import { WakeUp } from './wake-up.js';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('WakeUp', () => {
  it('tells at once, and everything that comes meanwhile once more', async () => {
    const tellings: (() => void)[] = [];
    const wakeUp = new WakeUp(() => new Promise((done) => tellings.push(done)));
    for (let n = 0; n < 5; n += 1) wakeUp.ring();
    expect(tellings).toHaveLength(1);
    tellings[0]!();
    await turn();
    expect(tellings).toHaveLength(2);
    tellings[1]!();
    await turn();
    expect(tellings).toHaveLength(2);
  });

  it('tells again after a telling that failed', async () => {
    let calls = 0;
    const wakeUp = new WakeUp(() => {
      calls += 1;
      return Promise.reject(new Error('away'));
    });
    wakeUp.ring();
    await turn();
    wakeUp.ring();
    expect(calls).toBe(2);
  });
});
