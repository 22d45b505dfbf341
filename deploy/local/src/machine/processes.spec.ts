import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { identify, isRunning, stopProcess } from './processes.mjs';

describe('a recorded process', () => {
  it('is known to run, and to have ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    await once(child, 'spawn');
    const identity = identify(child.pid!);
    expect(isRunning(identity)).toBe(true);
    await stopProcess(identity);
    expect(isRunning(identity)).toBe(false);
  });

  it('is not taken for another that has its number now', () => {
    const now = identify(process.pid)!;
    expect(isRunning({ ...now, startedAt: 'earlier' })).toBe(false);
  });
});
