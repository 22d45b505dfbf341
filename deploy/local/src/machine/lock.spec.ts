import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { withLock } from './lock.mjs';

describe('a lock', () => {
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-lock-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('lets one work at a time', async () => {
    const steps: string[] = [];
    const work = (name: string) => async () => {
      steps.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 20));
      steps.push(`${name} ends`);
    };
    const lock = join(folder, 'one');
    await Promise.all([withLock(lock, work('a')), withLock(lock, work('b'))]);
    expect(steps).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('is taken over from a holder that died', async () => {
    const lock = join(folder, 'two');
    mkdirSync(lock);
    writeFileSync(join(lock, 'holder.json'), JSON.stringify({ pid: 999_999_999, startedAt: 'long ago' }));
    expect(await withLock(lock, () => Promise.resolve('done'), { timeoutMs: 5_000 })).toBe('done');
  });
});
