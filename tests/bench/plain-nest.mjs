import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ROOT } from '@akkoord/local';

/**
 * The same flow built the plain way, where it lies beside the project; undefined where it does not, or cannot be installed.
 * @param {{ postgresUrl: string, amqpUrl: string, amount: number, log: (line: string) => void }} options
 * @returns {{ deliveredPerSecond: number, acceptedPerSecond: number, postP50ms: number, postP99ms: number } | undefined}
 */
export function plainNest({ postgresUrl, amqpUrl, amount, log }) {
  const source = join(process.env.AKKOORD_SHARED ?? resolve(ROOT, '../shared'), 'bench/plain-nest');
  if (!existsSync(source)) {
    log('the plain way is not here to compare with (AKKOORD_SHARED)');
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'akkoord-plain-'));
  try {
    cpSync(source, folder, { recursive: true, dereference: true });
    execFileSync('chmod', ['-R', 'u+w', folder]);
    execFileSync('npm', ['install', '--silent', '--ignore-scripts'], {
      cwd: folder,
      stdio: 'ignore',
      timeout: 300_000,
    });
    const output = execFileSync(process.execPath, ['run.mjs', String(amount)], {
      cwd: folder,
      env: { ...process.env, PG: postgresUrl, AMQP: amqpUrl },
      timeout: 400_000,
    });
    return JSON.parse(output.toString().trim().split('\n').at(-1) ?? '{}');
  } catch (error) {
    log(
      `the plain way could not be measured: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`,
    );
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
