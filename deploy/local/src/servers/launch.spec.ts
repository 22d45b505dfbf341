import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readJson } from '../machine/files.mjs';
import { answers, freePorts } from '../machine/ports.mjs';
import { isRunning, stopProcess } from '../machine/processes.mjs';
import { launch } from './launch.mjs';

/** Ends with words of its own until it was started often enough, then listens. What its predecessor writes comes after its words. */
const SERVER = `
  const { existsSync, readFileSync, writeFileSync } = require('node:fs');
  const [port, succeedsAt, words] = process.argv.slice(1);
  const attempt = (existsSync('attempts') ? Number(readFileSync('attempts', 'utf8')) : 0) + 1;
  writeFileSync('attempts', String(attempt));
  if (attempt < Number(succeedsAt)) {
    console.log(words);
    for (let line = 0; line < 20; line += 1) console.log('terminating connection');
    process.exit(1);
  }
  require('node:net').createServer((socket) => socket.end('hello')).listen(Number(port), '127.0.0.1');
`;

describe('a server that is launched', () => {
  let folder: string;
  let port: number;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'akkoord-launch-'));
    [port = 0] = await freePorts(1);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const start = (succeedsAt: number, words: string, timeoutMs = 60_000) =>
    launch({
      name: 'Server',
      command: process.execPath,
      args: ['-e', SERVER, String(port), String(succeedsAt), words],
      options: { cwd: folder, logFile: join(folder, 'server.log') },
      isReady: () => answers({ port, hello: Buffer.from('?'), judge: () => true }),
      timeoutMs,
      passes: /still held/,
    });
  const attempts = () => readJson<number>(join(folder, 'attempts'));

  it('is tried again for as long as it says that the cause will pass, however much others write after that', async () => {
    const identity = await start(6, 'the memory is still held');
    expect(isRunning(identity)).toBe(true);
    expect(attempts()).toBe(6);
    await stopProcess(identity, { signals: ['SIGKILL'] });
  });

  it('is tried a few times when it ends without such words, and then shown with its last words', async () => {
    writeFileSync(join(folder, 'server.log'), 'the memory is still held, said a run before\n');
    await expect(start(6, 'no')).rejects.toThrow(/Server did not start[^]*terminating connection/);
    expect(attempts()).toBe(3);
  });

  it('is given up when the time is over', async () => {
    await expect(start(1_000_000, 'the memory is still held', 1_500)).rejects.toThrow('Server did not start');
  });
});
