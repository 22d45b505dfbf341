import { spawn } from 'node:child_process';
import { lastLines } from './files.mjs';

/**
 * Runs a command to its end and gives what it printed; never throws on a bad exit.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs?: number, user?: { uid: number, gid: number } | null, input?: string,
 *   onLine?: (line: string) => void }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 124 after a time-out, 127 when there is no such command
 */
export function run(command, args, { env, cwd, timeoutMs, user, input, onLine } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
      ...(user ? { uid: user.uid, gid: user.gid } : {}),
    });
    let output = '';
    let late = false;
    const take = (/** @type {Buffer} */ chunk) => {
      const text = chunk.toString();
      output += text;
      if (onLine) for (const line of text.split(/\r?\n/)) if (line.trim() !== '') onLine(line);
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.stdin?.end(input);
    const timer = timeoutMs
      ? setTimeout(() => {
          late = true;
          child.kill('SIGKILL');
        }, timeoutMs)
      : null;
    const finish = (/** @type {number} */ code) => {
      if (timer) clearTimeout(timer);
      resolve({ code, output });
    };
    child.once('error', (error) => {
      output += error.message;
      finish(127);
    });
    child.once('close', (code) => finish(late ? 124 : (code ?? 1)));
  });
}

/**
 * As `run`, but a bad exit is an error that carries the end of the output.
 * @param {string} command
 * @param {string[]} args
 * @param {Parameters<typeof run>[2]} [options]
 */
export async function runOrFail(command, args, options) {
  const result = await run(command, args, options);
  if (result.code !== 0) {
    throw new Error(`${command} ${args[0] ?? ''} ended with ${result.code}:\n${lastLines(result.output)}`);
  }
  return result.output;
}
