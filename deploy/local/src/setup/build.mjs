import { join } from 'node:path';
import { PATHS, ROOT } from '../layout.mjs';
import { withHeartbeat } from '../machine/progress.mjs';
import { run } from '../machine/run.mjs';

/**
 * Builds every project whose sources changed since its last build (Nx keeps the results).
 * @param {(line: string) => void} log
 */
export async function build(log) {
  const begin = Date.now();
  const nx = join(PATHS.packages, 'nx', 'dist', 'bin', 'nx.js');
  const args = [nx, 'run-many', '-t', 'build', '--outputStyle=static'];
  const env = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false', NO_COLOR: '1' };
  const { code, output } = await withHeartbeat(log, 'still building', () =>
    run(process.execPath, args, { cwd: ROOT, env }),
  );
  if (code !== 0) throw new Error(`The build failed:\n${output.trim()}`);
  log(`built in ${((Date.now() - begin) / 1000).toFixed(1)} s`);
}
