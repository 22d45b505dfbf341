import { progress } from '../machine/progress.mjs';
import { startServers } from '../servers/start-servers.mjs';
import { build } from '../setup/build.mjs';

/**
 * Servers and build, then the demonstration itself (deploy/local/demo).
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export async function run(args) {
  const [servers] = await Promise.all([startServers({ yes: args.includes('--yes') }), build(progress('build'))]);
  const demo = /** @type {{ run: (args: string[], servers: Servers) => Promise<number> }} */ (
    await import(new URL('../../demo/index.mjs', import.meta.url).href)
  );
  return demo.run(args, servers);
}

/** @typedef {Awaited<ReturnType<typeof startServers>>} Servers */
