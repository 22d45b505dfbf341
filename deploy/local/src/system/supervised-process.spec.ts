import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '@akkoord/testing';
import { superviseProcess } from './supervised-process.mjs';

describe('a supervised process', () => {
  let folder: string;
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'akkoord-process-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const runs = (script: string, supervised = true) =>
    superviseProcess({
      name: 'it',
      args: ['-e', script],
      env: process.env,
      cwd: folder,
      logFile: join(folder, 'it.log'),
      supervised,
    });

  it('is started again after kill -9', async () => {
    const one = runs('console.log("runs"); setInterval(() => {}, 1000)');
    one.isUp();
    const times = () => readFileSync(join(folder, 'it.log'), 'utf8').split('runs').length - 1;
    await eventually(() => expect(existsSync(join(folder, 'it.log')) && times()).toBe(1));
    one.kill();
    await eventually(() => expect(times()).toBe(2));
    await one.stop();
    expect(one.pid).toBeUndefined();
  });

  it('tells with the end of its log when it cannot start', async () => {
    const one = runs('console.error("no port"); process.exit(3)');
    await expect(one.failed).rejects.toThrow(/it ended with 3[^]*no port/);
  });
});
